import type { Quad } from '@vidimus/contracts';
import { addNoise } from './degrade.ts';
import { layGround } from './ground.ts';
import { type JourneyDocument, journeyIdentity, jpeg, renderFlat } from './journey.ts';
import { passportPage } from './passport-page.ts';
import { boxInPicture, layOut } from './photograph.ts';
import { cornersOf, type Pose } from './pose.ts';
import { randomFrom } from './random.ts';
import type { Raster } from './raster.ts';

const frame = { width: 1920, height: 1080 } as const;
const seed = 9303;
/** The upper page leaves the picture, the lower one lies in it with ground on three sides. */
const lying: Pose = { tiltX: 5, tiltY: -4, turn: 1.4, fill: 1.3, shiftX: 0.004, shiftY: -0.25 };

/** The page of a booklet with a blank one above it, of the colour of the lower one's rim. */
function withBlankAbove({ width, height, data }: Raster): Raster {
  const spread = new Float32Array(2 * data.length);
  const rim = [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let x = 0; x < width; x++) sum += data[3 * x + channel]!;
    return sum / width;
  });
  for (let i = 0; i < data.length; i++) spread[i] = rim[i % 3]!;
  spread.set(data, data.length);
  return { width, height: 2 * height, data: spread };
}

/** How far down the page the leaf lies at the left, and how much less at the right, as shares of the page's height. */
const leaf = { down: 0.2, less: 0.1 } as const;

/** A blank leaf of the same colour that lies askew over the fold of an open booklet. */
function withLeaf({ width, height, data }: Raster): Raster {
  const page = height / 2;
  const out = data.slice();
  for (let x = 0; x < width; x++) {
    const end = page * (1 + leaf.down - (leaf.less * x) / width);
    for (let y = Math.floor(page * 0.9); y < end; y++)
      out.set(data.subarray(3 * x, 3 * x + 3), 3 * (y * width + x));
  }
  return { width, height, data: out };
}

/**
 * The journeys' passport as an open booklet. The fold is the upper edge of its page, and a blank leaf hides it: the
 * corner finder is unsure of it. JPEG, 1920 × 1080 px.
 *
 * @param changed how it lies otherwise
 */
export async function renderOpenBooklet(changed: Partial<Pose> = {}): Promise<JourneyDocument> {
  const random = randomFrom(seed);
  const page = passportPage(journeyIdentity, random.fork('page'));
  const spread = { ...page, height: 2 * page.height };
  const lies = cornersOf(spread, frame, { ...lying, ...changed });
  const quad: Quad = boxInPicture(
    { x: 0, y: page.height, width: page.width, height: page.height },
    spread,
    lies,
  );
  const ground = layGround('stone', frame.width, frame.height, random.fork('ground'));
  const sheet = withLeaf(withBlankAbove(await renderFlat('passport')));
  const scene = layOut(ground, sheet, spread, lies, random.fork('light'));
  addNoise(scene, 0.006, random.fork('noise'));
  return { picture: await jpeg(scene), identity: journeyIdentity, lines: page.mrz?.lines ?? [], quad };
}
