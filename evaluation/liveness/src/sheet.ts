import { blankPicture, type ClipFrame, type Picture } from '@vidimus/vision';
import type { Random } from '../../specimens/src/random.ts';
import { film } from './film.ts';
import { renderMesh } from './render.ts';

const columns = 16;
const rows = 12;
/** Distance of the camera in widths of its picture. */
const focalWidths = 1.4;
/** Size of the sheet in the camera's picture: the table behind shows on every side. */
const size = 0.86;

/** Where a sheet is held: degrees of its turn and tilt, and how far it is bent (degrees over its width). */
interface Hold {
  readonly turn: number;
  readonly tilt: number;
  readonly bend: number;
}

/** A picture printed on a sheet that is turned, tilted and bent like a part of a cylinder, before an even ground. */
function shownSheet(print: Picture, { turn, tilt, bend }: Hold): Picture {
  const { width, height } = print;
  const ground = blankPicture(width, height, 128);
  const points = (columns + 1) * (rows + 1);
  const from = new Float64Array(points * 3);
  const to = new Float64Array(points * 3);
  const radians = Math.PI / 180;
  const [sinTurn, cosTurn] = [Math.sin(turn * radians), Math.cos(turn * radians)];
  const [sinTilt, cosTilt] = [Math.sin(tilt * radians), Math.cos(tilt * radians)];
  const arc = bend * radians;
  const focal = focalWidths * width;
  for (let row = 0, i = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++, i += 3) {
      const [u, v] = [column / columns, row / rows];
      from.set([u * width, v * height], i);
      const along = (u - 0.5) * width * size;
      const radius = arc === 0 ? Number.POSITIVE_INFINITY : (width * size) / arc;
      const x = arc === 0 ? along : radius * Math.sin(along / radius);
      const z = arc === 0 ? 0 : radius * (1 - Math.cos(along / radius));
      const y = (v - 0.5) * height * size;
      const turnedX = x * cosTurn + z * sinTurn;
      const turnedZ = z * cosTurn - x * sinTurn;
      const depth = focal + turnedZ * cosTilt + y * sinTilt;
      const scale = focal / depth;
      to.set([width / 2 + turnedX * scale, height / 2 + (y * cosTilt - turnedZ * sinTilt) * scale, depth], i);
    }
  }
  return renderMesh(print, from, to, gridTriangles(), new Set(), ground);
}

function gridTriangles(): Uint32Array {
  const triangles: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * (columns + 1) + column;
      triangles.push(at, at + 1, at + columns + 1, at + 1, at + columns + 2, at + columns + 1);
    }
  }
  return Uint32Array.from(triangles);
}

/**
 * A printed portrait, waved to both sides and up and down, and bent as it goes, to look like a head that moves.
 * @param bent degrees over its width; nothing bends a display
 */
export function wavedSheet(
  print: Picture,
  lengthMs: number,
  random: Random,
  bent: readonly [number, number] = [40, 90],
): Promise<ClipFrame[]> {
  const wave = (most: number, period: number) => {
    const phase = random.between(0, 2 * Math.PI);
    return (tMs: number) => most * Math.sin((2 * Math.PI * tMs) / period + phase);
  };
  const turn = wave(random.between(35, 55), random.between(1200, 3000));
  const tilt = wave(random.between(20, 35), random.between(900, 2000));
  const bend = wave(random.between(...bent), random.between(1500, 4000));
  const show = (tMs: number): Picture =>
    shownSheet(print, { turn: turn(tMs), tilt: tilt(tMs), bend: bend(tMs) });
  return film(show, lengthMs, random);
}
