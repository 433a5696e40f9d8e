/** Sessions that a reason names; a reviewer who sees five has seen enough to decide. */
const most = 5;

/** Ids of sessions as a reason's parameter, with blanks between; the wording makes a list of them. */
export function sessionsNamed(sessions: readonly string[]): string {
  const named = sessions.slice(0, most);
  return (sessions.length > most ? [...named, '…'] : named).join(' ');
}
