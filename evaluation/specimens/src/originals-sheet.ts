import type { Quad } from '@vidimus/contracts';
import { inventIdentity } from './identity.ts';
import { identityCard } from './identity-card.ts';
import type { Page } from './page.ts';
import { passportPage } from './passport-page.ts';
import { holder, portraitOf, stranger } from './people.ts';
import { pageToPicture } from './photograph.ts';
import { cornersOf, handheld, type Pose } from './pose.ts';
import type { Random } from './random.ts';
import { print, type Raster } from './raster.ts';

/** A fictional document fresh from the press: its page, and its print in linear light. */
export interface Sheet {
  readonly page: Page;
  readonly flat: Raster;
}

/** Size of the photographs, px: two megapixels, as a browser's camera gives them. */
export const frame = { width: 1600, height: 1200 } as const;

/** A passport's page or a card's front, of an invented holder. */
export async function anySheet(random: Random): Promise<Sheet> {
  const identity = inventIdentity(random.fork('identity'), '2026-11-23');
  const person = random.pick([holder, stranger]);
  const isCard = random.next() < 0.4;
  const page = isCard
    ? identityCard(identity, random.fork('page')).front
    : passportPage(identity, random.fork('page'));
  const flat = await print(page, await portraitOf(person), isCard ? 20 : 14);
  return { page, flat };
}

/** A careful hand, the document smaller in the picture than a strict guide would have it. */
export function anyPose(random: Random): Pose {
  return { ...handheld(random), fill: random.between(0.66, 0.9) };
}

/** The corners of a larger sheet that bears the page at `left`, `top` (millimetres), the page being at `quad`. */
export function aroundPage(
  page: Page,
  quad: Quad,
  sheet: { left: number; top: number; width: number; height: number },
): Quad {
  const at = pageToPicture(page, quad);
  const [right, bottom] = [sheet.width - sheet.left, sheet.height - sheet.top];
  return [at(-sheet.left, -sheet.top), at(right, -sheet.top), at(right, bottom), at(-sheet.left, bottom)];
}

/** Where a careful hand has the page in the photograph. */
export const poseOf = ({ page }: Sheet, random: Random): Quad =>
  cornersOf(page, frame, anyPose(random.fork('pose')));
