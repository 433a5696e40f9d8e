import type { Point, Quad } from '@vidimus/contracts';
import { useRef, useState } from 'preact/hooks';
import { useText } from '../text/language.ts';
import { cornerNames, keyStep, withCorner } from './corners.ts';
import type { Size } from './guide-shape.ts';

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;
/** How much larger the picture is under the magnifier, and that one's width inside its rim, px. */
const magnified = 2.5;
const magnifierSide = 96;

/** Where the enlarged picture begins for a place in it, a share of `side` px, to lie in the magnifier's middle. */
const middleOf = (share: number, side: number): number => magnifierSide / 2 - share * side * magnified;

/** The picture around the corner that is being moved, beside the finger that hides it. */
function Magnifier({ at, url, shown }: { at: Point; url: string; shown: Size }) {
  const [x, y] = at;
  return (
    <div
      class={x < 0.5 ? 'magnifier right' : 'magnifier'}
      data-testid="magnifier"
      aria-hidden="true"
      style={{
        width: `${magnifierSide}px`,
        height: `${magnifierSide}px`,
        backgroundImage: `url("${url}")`,
        backgroundSize: `${shown.width * magnified}px ${shown.height * magnified}px`,
        backgroundPosition: `${middleOf(x, shown.width)}px ${middleOf(y, shown.height)}px`,
      }}
    />
  );
}

/** What a pointer holds: a corner, and how far from it the pointer took hold, shares of the picture. */
interface Held {
  readonly corner: number;
  readonly off: Point;
}

/** Four corners on a photo that can be dragged, or moved by the arrow keys. Coordinates are shares of the picture. */
export function CornerEditor(props: {
  url: string;
  picture: Size;
  outline: Quad;
  /** Of the element that says what to do. */
  describedBy: string;
  onChange: (outline: Quad) => void;
}) {
  const text = useText();
  const { url, picture, outline, onChange } = props;
  const area = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const [told, setTold] = useState('');
  const shareOf = (event: PointerEvent): Point => {
    const { left, top, width, height } = area.current!.getBoundingClientRect();
    return [(event.clientX - left) / width, (event.clientY - top) / height];
  };
  const move = (corner: number, to: Point): Quad => {
    const next = withCorner(outline, corner, to);
    if (next !== outline) onChange(next);
    return next;
  };
  const grab = (corner: number, event: PointerEvent & { currentTarget: HTMLElement }) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const [x, y] = shareOf(event);
    const [cx, cy] = outline[corner]!;
    setHeld({ corner, off: [cx - x, cy - y] });
  };
  const drag = (event: PointerEvent) => {
    if (held === null) return;
    const [x, y] = shareOf(event);
    move(held.corner, [x + held.off[0], y + held.off[1]]);
  };
  const press = (corner: number, event: KeyboardEvent) => {
    const by = keyStep(event.key, event.shiftKey, picture);
    if (by === null) return;
    event.preventDefault();
    const [x, y] = outline[corner]!;
    const [nx, ny] = move(corner, [x + by[0], y + by[1]])[corner]!;
    setTold(text.document.cornerAt(percent(nx), percent(ny)));
  };
  const points = outline.map(([x, y]) => `${x * picture.width},${y * picture.height}`).join(' ');
  return (
    <div class="corners" data-testid="corners" ref={area}>
      <svg viewBox={`0 0 ${picture.width} ${picture.height}`} preserveAspectRatio="none" aria-hidden="true">
        <polygon points={points} vector-effect="non-scaling-stroke" />
      </svg>
      {cornerNames.map((name, corner) => (
        <button
          key={name}
          type="button"
          class="handle"
          data-testid={`corner-${corner}`}
          aria-label={text.document.corners[name]}
          aria-describedby={props.describedBy}
          style={{ left: percent(outline[corner]![0]), top: percent(outline[corner]![1]) }}
          onPointerDown={(event) => grab(corner, event)}
          onPointerMove={drag}
          onPointerUp={() => setHeld(null)}
          onPointerCancel={() => setHeld(null)}
          onKeyDown={(event) => press(corner, event)}
        />
      ))}
      {held !== null && area.current !== null && (
        <Magnifier
          at={outline[held.corner]!}
          url={url}
          shown={{ width: area.current.clientWidth, height: area.current.clientHeight }}
        />
      )}
      <p class="unseen" role="status">
        {told}
      </p>
    </div>
  );
}
