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
/** Of the page as printed; a photograph shows about 11 pixels a millimetre of a passport and 16 of a card. */
const passportDots = 14;
const cardDots = 20;
/** Passport page at 70 % of the picture's width; mild perspective, margins on every side. */
const steady: Pose = { tiltX: 5, tiltY: -4, turn: 1.4, fill: 0.875, shiftX: 0.004, shiftY: 0.002 };
const sensorNoise = 0.006;

interface Recipe {
  page: (random: Random) => Page;
  identity: Identity;
  dotsPerMm: number;
  pose: Pose;
  portrait: () => Promise<Uint8Array>;
  /** What goes wrong before the light reaches the sensor. */
  spoil?: (scene: Raster, page: Page, quad: Quad) => Raster;
}

const passport = (identity: Identity, changes: Partial<Recipe> = {}): Recipe => ({
  page: (random) => passportPage(identity, random),
  identity,
  dotsPerMm: passportDots,
  pose: steady,
  portrait: () => portraitOf(holder),
  ...changes,
});

const card = (side: 'front' | 'back'): Recipe =>
  passport(journeyIdentity, {
    page: (random) => identityCard(journeyIdentity, random)[side],
    dotsPerMm: cardDots,
  });

const recipes: Record<JourneyDocumentName, Recipe> = {
  good: passport(journeyIdentity),
  blurred: passport(journeyIdentity, { spoil: (scene) => defocus(scene, 9) }),
  // A tenth of the page lies beyond the right edge, and the ends of both machine readable lines with it.
  cropped: passport(journeyIdentity, { pose: { ...steady, shiftX: 0.22 } }),
  dark: passport(journeyIdentity, {
    spoil: (scene) => {
      darken(scene, 4.2);
      return scene;
    },
  }),
  glare: passport(journeyIdentity, {
    spoil: (scene, page, quad) => {
      addGlare(scene, page, quad, { x: 76, y: 31, radiusX: 19, radiusY: 9, peak: 3 });
      return scene;
    },
  }),
  'tilted-180': passport(journeyIdentity, { pose: { ...steady, turn: 180 + steady.turn } }),
  expired: passport(expiredIdentity),
  'other-person': passport(journeyIdentity, { portrait: otherPersonsPortrait }),
  'card-front': card('front'),
  'card-back': card('back'),
};

/** The printed page of a journey's document, flat, without camera or light. */
export async function renderFlat(name: JourneyDocumentName): Promise<Raster> {
  const { page, portrait, dotsPerMm } = recipes[name];
  const printed = page(randomFrom(seed).fork('page'));
  return print(printed, printed.portrait && (await portrait()), dotsPerMm);
}

function photograph(recipe: Recipe, flat: Raster, ground: Raster): { scene: Raster; page: Page; quad: Quad } {
  const random = randomFrom(seed);
  const page = recipe.page(random.fork('page'));
  const quad = cornersOf(page, frame, recipe.pose);
  const lit = layOut(ground, flat, page, quad, random.fork('light'));
  const scene = recipe.spoil?.(lit, page, quad) ?? lit;
  addNoise(scene, sensorNoise, random.fork('noise'));
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
  const rendered: Partial<Record<Name, JourneyDocument>> = {};
  for (const name of names) {
    const recipe = recipes[name];
    const { scene, page, quad } = photograph(recipe, await renderFlat(name), ground);
    rendered[name] = {
      picture: await jpeg(scene),
      identity: recipe.identity,
      lines: page.mrz?.lines ?? [],
      quad,
    };
  }
  return rendered as Record<Name, JourneyDocument>;
}
