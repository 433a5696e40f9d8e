import type { DocumentInspection, FaceInspection, LivenessInspection } from '@vidimus/checks';
import type { Reason } from '@vidimus/contracts';

const reasonLines = (reasons: readonly Reason[]): string[] =>
  reasons.length > 0 ? reasons.map(({ code }) => `  ${code}`) : ['  nothing wrong'];

/** A document inspection for a person: what it is, what it says, what is wrong. */
export function describeDocument(record: DocumentInspection & { file: string; ms: number }): string {
  const { document, mrz, fields } = record;
  const kind = document
    ? `${document.kind} ${document.country ?? '?'} ${document.side ?? '?'}`
    : 'unknown document';
  const zone = mrz
    ? [`  ${mrz.format} ${mrz.valid ? 'valid' : 'invalid'}`, ...mrz.lines.map((line) => `  ${line}`)]
    : [];
  const read = Object.entries(fields).map(([name, value]) => `  ${name}: ${value}`);
  return [`${record.file}: ${kind} (${record.ms} ms)`, ...zone, ...read, ...reasonLines(record.reasons)].join(
    '\n',
  );
}

export function describeFace(record: FaceInspection & { file: string; ms: number }): string {
  const faces = record.faces.map(({ box, pose }) => {
    const [x, y, width, height] = box.map(Math.round);
    return `  ${width}×${height} at ${x},${y}; yaw ${pose.yaw.toFixed(0)}° pitch ${pose.pitch.toFixed(0)}°`;
  });
  return [
    `${record.file}: ${faces.length} faces (${record.ms} ms)`,
    ...faces,
    ...reasonLines(record.reasons),
  ].join('\n');
}

export function describeLiveness(record: LivenessInspection & { file: string; ms: number }): string {
  const actions = record.actions.map(
    ({ action, seen, at_ms }) => `  ${action}: ${seen ? `seen at ${at_ms} ms` : 'not seen'}`,
  );
  return [`${record.file} (${record.ms} ms)`, ...actions, ...reasonLines(record.reasons)].join('\n');
}
