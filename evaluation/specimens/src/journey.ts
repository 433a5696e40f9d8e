import type { Quad } from '@vidimus/contracts';
import sharp from 'sharp';
import { addGlare, addNoise, darken, defocus } from './degrade.ts';
import { layGround } from './ground.ts';
import type { Identity } from './identity.ts';
import { identityCard } from './identity-card.ts';
import type { Page } from './page.ts';
import { passportPage } from './passport-page.ts';
import { holder, otherPersonsPortrait, portraitOf } from './people.ts';
import { layOut } from './photograph.ts';
import { cornersOf, type Pose } from './pose.ts';
import { type Random, randomFrom } from './random.ts';
import { encode, print, type Raster } from './raster.ts';

/** The person whom the browser journeys verify. The passport runs out in 2034. */
export const journeyIdentity: Identity = {
  familyName: 'Testmann',
  givenNames: 'Mara Lin',
  birthDate: '1991-03-14',
  sex: 'F',
  birthPlace: 'Amaurote',
  documentNumber: 'TM4810736',
  personalNumber: '',
  issueDate: '2024-05-20',
  expiryDate: '2034-05-19',
};

const expiredIdentity: Identity = { ...journeyIdentity, issueDate: '2009-08-11', expiryDate: '2019-08-10' };

/** Pictures of documents that the journeys need; each is `good` with one thing changed, the cards excepted. */
export const journeyDocumentNames = [
  'good',
  'blurred',
  'cropped',
  'dark',
  'glare',
  'tilted-180',
  'expired',
  'other-person',
  'card-front',
  'card-back',
] as const;
export type JourneyDocumentName = (typeof journeyDocumentNames)[number];

/** A photographed specimen and the truth about it. */
export interface JourneyDocument {
  /** JPEG, 1920 × 1080 px. */
  readonly picture: Uint8Array;
  readonly identity: Identity;
  /** Lines of the machine readable zone; none on a card's front. */
  readonly lines: readonly string[];
  /** The document's corners in the picture, from its own top left clockwise. */
  readonly quad: Quad;
}

/** What a phone's or a notebook's camera is asked for. */
const frame = { width: 1920, height: 1080 } as const;
const seed = 9303;
/** Passport page at 70 % of the picture's width; mild perspective, margins on every side. */
const steady: Pose = { tiltX: 5, tiltY: -4, turn: 1.4, fill: 0.875, shiftX: 0.004, shiftY: 0.002 };
const sensorNoise = 0.006;

/** A printed page, and whose portrait it bears. */
interface Sheet {
  identity: Identity;
  page: (identity: Identity, random: Random) => Page;
  dotsPerMm: number;
  portrait: () => Promise<Uint8Array>;
}

const passport: Sheet = {
  identity: journeyIdentity,
  page: passportPage,
  dotsPerMm: 14,
  portrait: () => portraitOf(holder),
};

const card = (side: 'front' | 'back'): Sheet => ({
  ...passport,
  page: (identity, random) => identityCard(identity, random)[side],
  dotsPerMm: 20,
});

const sheets = {
  passport,
  expired: { ...passport, identity: expiredIdentity },
  'other-person': { ...passport, portrait: otherPersonsPortrait },
  'card-front': card('front'),
  'card-back': card('back'),
} satisfies Record<string, Sheet>;
type SheetName = keyof typeof sheets;

/** A sheet before the camera. */
interface Shot {
  sheet: SheetName;
  pose?: Pose;
  /** What goes wrong before the light reaches the sensor. */
  spoil?: (scene: Raster, page: Page, quad: Quad) => Raster;
}

const upsideDown: Pose = { ...steady, turn: steady.turn + 180 };
// A tenth of the page lies beyond the right edge, and the ends of both machine readable lines with it.
const offRight: Pose = { ...steady, shiftX: 0.22 };

const shots: Record<JourneyDocumentName, Shot> = {
  good: { sheet: 'passport' },
  blurred: { sheet: 'passport', spoil: (scene) => defocus(scene, 9) },
  dark: {
    sheet: 'passport',
    spoil: (scene) => {
      darken(scene, 4.2);
      return scene;
    },
  },
  glare: {
    sheet: 'passport',
    spoil: (scene, page, quad) => {
      addGlare(scene, page, quad, { x: 76, y: 31, radiusX: 19, radiusY: 9, peak: 3 });
      return scene;
    },
  },
  cropped: { sheet: 'passport', pose: offRight },
  'tilted-180': { sheet: 'passport', pose: upsideDown },
  expired: { sheet: 'expired' },
  'other-person': { sheet: 'other-person' },
  'card-front': { sheet: 'card-front' },
  'card-back': { sheet: 'card-back' },
};

/** A sheet's page; every stream of chance is forked from the seed, so no picture depends on which others are drawn. */
const pageOf = ({ identity, page }: Sheet): Page => page(identity, randomFrom(seed).fork('page'));

/** The printed page, flat, as it comes from the press: without camera or light. */
export async function renderFlat(name: SheetName): Promise<Raster> {
  const sheet = sheets[name];
  const page = pageOf(sheet);
  return print(page, page.portrait && (await sheet.portrait()), sheet.dotsPerMm);
}

/** The sheet under the lamp, in a pose: what all shots of it share. */
async function stage(name: SheetName, pose: Pose, ground: Raster) {
  const page = pageOf(sheets[name]);
  const quad = cornersOf(page, frame, pose);
  const scene = layOut(ground, await renderFlat(name), page, quad, randomFrom(seed).fork('light'));
  return { scene, page, quad };
}

export const jpeg = ({ width, height, ...raster }: Raster): Promise<Buffer> =>
  sharp(encode({ width, height, ...raster }), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();

/** Renders the named documents, all by default: the same bytes on every run. */
export async function renderJourneySpecimens<Name extends JourneyDocumentName = JourneyDocumentName>(
  names: readonly Name[] = journeyDocumentNames as unknown as readonly Name[],
): Promise<Record<Name, JourneyDocument>> {
  const ground = layGround('stone', frame.width, frame.height, randomFrom(seed).fork('ground'));
  const stages = new Map<string, ReturnType<typeof stage>>();
  const rendered: Partial<Record<Name, JourneyDocument>> = {};
  for (const name of names) {
    const { sheet, pose = steady, spoil } = shots[name] as Shot;
    const key = `${sheet} ${JSON.stringify(pose)}`;
    if (!stages.has(key)) stages.set(key, stage(sheet, pose, ground));
    const { scene, page, quad } = await stages.get(key)!;
    const light: Raster = { ...scene, data: scene.data.slice() };
    const seen = spoil?.(light, page, quad) ?? light;
    addNoise(seen, sensorNoise, randomFrom(seed).fork('noise'));
    const { identity } = sheets[sheet];
    rendered[name] = { picture: await jpeg(seen), identity, lines: page.mrz?.lines ?? [], quad };
  }
  return rendered as Record<Name, JourneyDocument>;
}
