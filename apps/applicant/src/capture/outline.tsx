import type { Quad } from '@vidimus/contracts';
import type { Size } from './guide-shape.ts';

/** The document as it was found, over a video that covers its stage. Decoration: the hint says what to do. */
export function Outline({ outline, picture, good }: { outline: Quad; picture: Size; good: boolean }) {
  const points = outline.map(([x, y]) => `${x * picture.width},${y * picture.height}`).join(' ');
  return (
    <svg
      class={good ? 'outline good' : 'outline'}
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      preserveAspectRatio="xMidYMid slice"
      data-testid="outline"
      aria-hidden="true"
    >
      <polygon points={points} vector-effect="non-scaling-stroke" />
    </svg>
  );
}
