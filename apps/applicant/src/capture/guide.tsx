import type { DocumentKind } from '@vidimus/contracts';
import { guideShape } from './guide-shape.ts';

/** A passport's machine-readable zone is the lower 23.2 mm of the page (ICAO 9303-4). */
const mrzHeight = 23.2;
/** Where the document should lie in the live picture, as large as fits; steps back once it is `reached`. */
export function Guide({ kind, reached }: { kind: DocumentKind; reached: boolean }) {
  const { outline: shape, view } = guideShape(kind);
  const { width, height, corner } = shape;
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
      class={reached ? 'guide reached' : 'guide'}
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
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
