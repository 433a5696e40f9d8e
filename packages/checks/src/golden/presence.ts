import type { Flash } from '@vidimus/contracts';
import { flashColours } from '@vidimus/contracts/browser';
import type { CameraTrace } from '../liveness/injection/trace.ts';
import type { LitFrame } from '../liveness/presentation/flash.ts';
import { randoms } from './drawing.ts';

/** Colours on a face in short. */
export interface FlashGolden {
  /** How much light the screen adds to the face and to the ground, in shares of the room's. */
  readonly onFace: number;
  readonly onGround?: number;
  readonly lagMs?: number;
  /** The colours come in another order: the clip answers another challenge. */
  readonly shuffled?: boolean;
  /** How far the colour of the face goes and comes back as the head turns meanwhile. */
  readonly turning?: number;
  /** Grey level of the face. */
  readonly luma?: number;
}

export const flash: Flash = {
  start_ms: 1000,
  step_ms: 500,
  colours: ['blue', 'yellow', 'magenta', 'green', 'white', 'cyan', 'yellow', 'blue'],
};
const other: Flash['colours'] = ['green', 'magenta', 'cyan', 'blue', 'yellow', 'green', 'blue', 'magenta'];

/** Frames lit by the screen, 12 a second, with a little noise. */
export function litFrames({
  onFace,
  onGround = 0,
  lagMs = 120,
  shuffled = false,
  turning = 0,
  luma = 110,
}: FlashGolden) {
  const random = randoms(5);
  const colours = shuffled ? other : flash.colours;
  return Array.from({ length: 84 }, (_, at): LitFrame => {
    const tMs = Math.round((at * 1000) / 12);
    const colour = colours[Math.floor((tMs - lagMs - flash.start_ms) / flash.step_ms)];
    const [red, green, blue] = (colour ? flashColours[colour] : ([0, 0, 0] as const)).map(
      (level) => (level / 255) ** 2.2,
    ) as [number, number, number];
    const noise = () => 0.004 * (random() - 0.5);
    const turn = turning * Math.max(0, Math.sin((Math.PI * (tMs - 2000)) / 1100));
    const chroma = (share: number, change = 0) =>
      [
        Math.log(1 + share * red) - Math.log(1 + share * green) + change + noise(),
        Math.log(1 + share * blue) - Math.log(1 + share * green) - change + noise(),
      ] as const;
    return { tMs, luma, light: { face: chroma(onFace, turn), ground: chroma(onGround) } };
  });
}

/** What a camera shows; what is left out is as of a phone's. */
export function cameraOf(golden: Partial<CameraTrace> & { readonly everyMs?: number }): CameraTrace {
  const random = randoms(9);
  const { everyMs, ...given } = golden;
  const times = Array.from({ length: 120 }, (_, at) =>
    Math.round(at * (everyMs ?? 84) + (everyMs ? 0 : 14 * random())),
  );
  return { label: 'Front Camera', times, repeated: 0, unchanged: 0.3, switched: null, ...given };
}
