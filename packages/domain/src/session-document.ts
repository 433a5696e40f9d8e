import { isTerminal, transitionTable } from './table.ts';

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** Events that end a session from almost anywhere: drawn as a list, because their arrows would hide the others. */
const endings: ReadonlySet<string> = new Set(['cancel', 'expire', 'abandon', 'redact']);

function arrows(): Arrow[] {
  return Object.entries(transitionTable).flatMap(([from, row]) =>
    Object.entries(row).flatMap(([event, target]) =>
      typeof target === 'string'
        ? [{ from, to: target, label: event }]
        : Object.entries(target).map(([branch, to]) => ({ from, to, label: `${event}: ${branch}` })),
    ),
  );
}

/** The way through a session as a Mermaid state diagram; events that keep the status are left out. */
function sessionDiagram(): string {
  const labels = new Map<string, string[]>();
  for (const { from, to, label } of arrows()) {
    const [event = label] = label.split(':');
    if (from === to || endings.has(event)) continue;
    const arrow = `${from} --> ${to}`;
    labels.set(arrow, [...(labels.get(arrow) ?? []), label.replace(': ', ' – ')]);
  }
  const lines = [...labels].map(([arrow, names]) => `  ${arrow}: ${names.join('<br>')}`);
  return ['stateDiagram-v2', '  [*] --> created', ...lines, '  approved --> [*]', '  declined --> [*]'].join(
    '\n',
  );
}

function endingsList(): string {
  return [...endings]
    .map((event) => {
      const rows = arrows().filter((arrow) => arrow.label === event);
      return `| \`${event}\` | \`${rows[0]?.to}\` | ${rows.map((arrow) => `\`${arrow.from}\``).join(', ')} |`;
    })
    .join('\n');
}

/** The whole of docs/session-states.md. */
export function sessionDocument(): string {
  const kept = arrows().filter((arrow) => arrow.from === arrow.to);
  const finals = Object.keys(transitionTable).filter((status) =>
    isTerminal(status as keyof typeof transitionTable),
  );
  return `# Session states

Generated from \`packages/domain/src/table.ts\` by \`node packages/domain/src/write-session-document.ts\`; a test
fails when this page is stale.

\`\`\`mermaid
${sessionDiagram()}
\`\`\`

## Ends

| event | leads to | from |
|---|---|---|
${endingsList()}

Final: ${finals.map((status) => `\`${status}\``).join(', ')}. Only redaction follows a final status.

## Accepted without a change of status

| status | events |
|---|---|
${[...new Set(kept.map((arrow) => arrow.from))]
  .map((status) => `| \`${status}\` | ${labelsOf(kept, status)} |`)
  .join('\n')}

Any other event is refused and changes nothing.
`;
}

function labelsOf(rows: readonly Arrow[], status: string): string {
  return rows
    .filter((arrow) => arrow.from === status)
    .map((arrow) => `\`${arrow.label}\``)
    .join(', ');
}
