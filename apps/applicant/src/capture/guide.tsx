import type { DocumentKind } from '@vidimus/contracts';

/** Millimetres: ID-3 (passport page) 125 × 88, ID-1 (card) 85.6 × 54, corners of cards 3 (ISO/IEC 7810). */
const page = { width: 125, height: 88, corner: 4 };
const card = { width: 85.6, height: 54, corner: 3 };
/** A passport's machine-readable zone is the lower 23.2 mm of the page (ICAO 9303-4). */
const mrzHeight = 23.2;
/** Free space around the outline, in millimetres: a little ground must be seen, or corners are cut. */
const margin = 6;

/** Outline of the document in the live picture, as large as fits; everything outside is dimmed. */
export function Guide({ kind }: { kind: DocumentKind }) {
  const { width, height, corner } = kind === 'passport' ? page : card;
  const arm = corner * 3;
  const outline = `M${corner} 0H${width - corner}a${corner} ${corner} 0 0 1 ${corner} ${corner}V${height - corner}a${corner} ${corner} 0 0 1-${corner} ${corner}H${corner}a${corner} ${corner} 0 0 1-${corner}-${corner}V${corner}a${corner} ${corner} 0 0 1 ${corner}-${corner}z`;
  const turns = [
    `M0 ${arm}V${corner}a${corner} ${corner} 0 0 1 ${corner}-${corner}H${arm}`,
    `M${width - arm} 0H${width - corner}a${corner} ${corner} 0 0 1 ${corner} ${corner}V${arm}`,
    `M${width} ${height - arm}V${height - corner}a${corner} ${corner} 0 0 1-${corner} ${corner}H${width - arm}`,
    `M${arm} ${height}H${corner}a${corner} ${corner} 0 0 1-${corner}-${corner}V${height - arm}`,
  ];
  return (
    <svg
      class="guide"
      viewBox={`${-margin} ${-margin * 2} ${width + margin * 2} ${height + margin * 4}`}
      aria-hidden="true"
    >
      <path class="dim" fill-rule="evenodd" d={`M-999-999H1999V1999H-999z${outline}`} />
      <path class="corner" stroke-width={width / 80} d={turns.join('')} />
      {kind === 'passport' && (
        <path class="zone" stroke-width={0.5} d={`M5 ${height - mrzHeight}H${width - 5}`} />
      )}
    </svg>
  );
}
