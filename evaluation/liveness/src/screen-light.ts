import { type Flash, flashColours } from '@vidimus/contracts';
import { blankPicture, type Picture } from '@vidimus/vision';
import type { Random } from '../../specimens/src/random.ts';
import type { Head } from './head.ts';

/** Light of the screen over that of the room, white, on the face and on what is behind it. */
export interface Lighting {
  readonly onFace: number;
  readonly onGround: number;
  /** From the page's change of colour to the frame that shows it, ms. */
  readonly lagMs: number;
}

/**
 * A phone of 450 cd/m² and 100 cm² at 30 cm gives a face some 50 lux; rooms have 100 to 500. The wall behind is three
 * times as far away and more.
 */
export const lightingOf = (random: Random): Lighting => {
  const onFace = random.between(0.1, 0.5);
  return { onFace, onGround: onFace * random.between(0.02, 0.12), lagMs: random.between(60, 260) };
};

const gamma = 2.2;
const toLight = Float64Array.from({ length: 256 }, (_, level) => (level / 255) ** gamma);

/** A picture in the light of room and screen; the camera's exposure and white balance half undo it. */
export function underScreen(
  picture: Picture,
  { axis }: Head,
  flash: Flash,
  { onFace, onGround, lagMs }: Lighting,
  tMs: number,
): Picture {
  const colour = flash.colours[Math.floor((tMs - lagMs - flash.start_ms) / flash.step_ms)];
  if (colour === undefined || tMs - lagMs < flash.start_ms) return picture;
  const screen = flashColours[colour].map((level) => (level / 255) ** gamma);
  const { width, height, data } = picture;
  const out = blankPicture(width, height, 0);
  const [cx, cy] = axis.centre;
  const gain = screen.map((light) => 1 / Math.sqrt(1 + onGround * light + 0.3 * onFace * light));
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const away = Math.hypot((x - cx) / (0.55 * axis.width), (y - cy) / (0.75 * axis.width));
      const share = away < 1 ? onFace : onGround;
      for (let c = 0; c < 3; c++)
        out.data[at + c] = Math.min(
          255,
          255 * (toLight[data[at + c]!]! * (1 + share * screen[c]!) * gain[c]!) ** (1 / gamma) + 0.5,
        );
    }
  }
  return out;
}
