// Everything works without this script; it only saves waiting and reloading.

const lookUpDelayMs = 350;
const revisionEveryMs = 3000;

/** Says what an invitation code brings while it is typed. */
function watchInvitation(input) {
  const note = document.getElementById(`${input.id}-note`);
  const hint = note.textContent;
  let timer;
  const show = (text, tone) => {
    note.textContent = text;
    note.className = `hint ${tone}`;
    input.toggleAttribute('aria-invalid', tone === 'bad');
  };
  const lookUp = async () => {
    const code = input.value.trim();
    if (code === '') return show(hint, '');
    const email = document.getElementById('email')?.value ?? '';
    try {
      const answer = await fetch('/invitation/look-up', {
        method: 'POST',
        body: new URLSearchParams({ code, email }),
      });
      if (!answer.ok || input.value.trim() !== code) return;
      const { good, text } = await answer.json();
      show(text, good ? 'good' : 'bad');
    } catch {
      show(hint, '');
    }
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(lookUp, lookUpDelayMs);
  });
  if (input.value !== '' && !input.hasAttribute('aria-invalid')) lookUp();
}

/** Loads the dashboard again when something changed, unless somebody is typing on it. */
function watchRevision(shown) {
  const check = async () => {
    if (document.hidden) return;
    try {
      const { revision } = await (await fetch('/revision')).json();
      const typing = [...document.querySelectorAll('input:not([type=hidden])')].some(
        (input) => input.value !== '',
      );
      if (revision !== null && revision !== shown && !typing) location.reload();
    } catch {
      // Offline for a moment: the next round tells.
    }
  };
  setInterval(check, revisionEveryMs);
  document.addEventListener('visibilitychange', check);
}

/** Times are written in UTC by the server, which cannot know where the person is. */
function writeLocally(times) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  for (const time of times) time.textContent = format.format(new Date(time.dateTime));
}

writeLocally(document.querySelectorAll('time[data-local]'));
for (const input of document.querySelectorAll('[data-invitation]')) watchInvitation(input);
if (document.body.dataset.revision !== undefined) watchRevision(Number(document.body.dataset.revision));
