import Delaunator from 'delaunator';
import { express, INNER_LOWER, INNER_UPPER, netOf } from './head.ts';
// The faces of the development half, averaged: x and y of each vertex, in distances of the eyes' outer corners.
import meanFace from './mean-face.json' with { type: 'json' };

/**
 * Triangles of the net, three points each, and which of them (by number) show the inside of the mouth. They are those
 * of the mean face: lips that lie on each other in one person's mesh would be joined across the mouth. The mean face
 * opens its mouth, so that no triangle joins the lips through closed teeth.
 */
export const { triangles: TRIANGLES, hollow: HOLLOW } = triangulated();

function triangulated(): { triangles: Uint32Array; hollow: ReadonlySet<number> } {
  const mean = netOf(meanFace.flatMap((value, i) => (i % 2 === 0 ? [value] : [value, 0])));
  const opened = express(mean.rest, mean.axis, { shut: 0, mouth: 0.4 });
  const triangles = Uint32Array.from(new Delaunator(opened.filter((_, i) => i % 3 !== 2)).triangles);
  const inner = new Set([...INNER_UPPER, ...INNER_LOWER]);
  const hollow = new Set<number>();
  for (let t = 0; t < triangles.length; t += 3)
    if ([0, 1, 2].every((k) => inner.has(triangles[t + k]!))) hollow.add(t / 3);
  return { triangles, hollow };
}
