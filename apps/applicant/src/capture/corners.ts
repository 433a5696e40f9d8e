import type { DocumentKind, Point, Quad } from '@vidimus/contracts';
import { outlineFault } from '@vidimus/contracts/browser';
import { guideShape, type Size } from './guide-shape.ts';

/** The corners of an outline as the person sees them, in its order. */
export const cornerNames = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;

/** What one press of an arrow key moves a corner by, and with Shift; shares of the picture's longer side. */
const step = 0.002;
const largeStep = 0.02;

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far a key moves a corner, in shares of the picture's sides; null for keys that move none. */
export function keyStep(key: string, large: boolean, { width, height }: Size): Point | null {
  const direction = directions[key];
  if (direction === undefined) return null;
  const px = (large ? largeStep : step) * Math.max(width, height);
  return [(direction[0] * px) / width, (direction[1] * px) / height];
}

const within = (share: number): number => Math.min(1, Math.max(0, share));

/** The outline with one corner elsewhere, in the picture; as it was where that would be no outline of a document. */
export function withCorner(outline: Quad, corner: number, [x, y]: Point): Quad {
  const moved = outline.map((at, k) => (k === corner ? [within(x), within(y)] : at)) as unknown as Quad;
  return outlineFault(moved) === null ? moved : outline;
}

/** The same outline from the corner that the person sees at the top left. */
function asSeen(outline: Quad): Quad {
  const sums = outline.map(([x, y]) => x + y);
  const first = sums.indexOf(Math.min(...sums));
  return [0, 1, 2, 3].map((k) => outline[(first + k) % 4]) as unknown as Quad;
}

/** Where the guide has the document lie in a picture of this size, as shares of its sides. */
function guideOutline(kind: DocumentKind, picture: Size): Quad {
  const { outline, view } = guideShape(kind);
  const scale = Math.min(picture.width / view.width, picture.height / view.height);
  const x = (outline.width * scale) / picture.width / 2;
  const y = (outline.height * scale) / picture.height / 2;
  return [
    [0.5 - x, 0.5 - y],
    [0.5 + x, 0.5 - y],
    [0.5 + x, 0.5 + y],
    [0.5 - x, 0.5 + y],
  ];
}

/** Where the corners begin: at what was found, if that is an outline inside the picture, else at the guide's shape. */
export function firstOutline(found: Quad | null, kind: DocumentKind, picture: Size): Quad {
  const inside = found?.map(([x, y]) => [within(x), within(y)]) as Quad | undefined;
  return inside && outlineFault(inside) === null ? asSeen(inside) : guideOutline(kind, picture);
}
