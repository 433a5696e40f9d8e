import type { FieldName } from '@vidimus/documents';
import { addNoise } from '../specimens/src/degrade.ts';
import { groundKinds, layGround } from '../specimens/src/ground.ts';
import { type Identity, inventIdentity } from '../specimens/src/identity.ts';
import { identityCard } from '../specimens/src/identity-card.ts';
import { jpeg } from '../specimens/src/journey.ts';
import { passportPage } from '../specimens/src/passport-page.ts';
import { holder, portraitOf } from '../specimens/src/people.ts';
import { layOut } from '../specimens/src/photograph.ts';
import { cornersOf, handheld } from '../specimens/src/pose.ts';
import { type Random, randomFrom } from '../specimens/src/random.ts';
import { print } from '../specimens/src/raster.ts';

/** A photographed specimen and what it prints. */
export interface PrintedSpecimen {
  readonly name: string;
  readonly source: 'passport specimens' | 'card specimens';
  readonly picture: Uint8Array;
  readonly fields: Partial<Record<FieldName, string>>;
}

/** Pixels of the photographs: what a phone's camera is asked for. */
const frame = { width: 1920, height: 1080 } as const;
const sensorNoise = 0.006;
/** Pictures of each kind. */
const count = 12;

const truthOf = (identity: Identity): PrintedSpecimen['fields'] => ({
  family_name: identity.familyName.toUpperCase(),
  given_names: identity.givenNames.toUpperCase(),
  birth_date: identity.birthDate,
  expiry_date: identity.expiryDate,
  document_number: identity.documentNumber,
  sex: identity.sex,
  nationality: 'UTO',
});

async function photographed(
  source: PrintedSpecimen['source'],
  number: number,
  random: Random,
  today: string,
): Promise<PrintedSpecimen> {
  const identity = inventIdentity(random.fork('identity'), today);
  const isCard = source === 'card specimens';
  const page = isCard
    ? identityCard(identity, random.fork('page')).front
    : passportPage(identity, random.fork('page'));
  const sheet = await print(page, await portraitOf(holder), isCard ? 20 : 14);
  const ground = layGround(random.pick(groundKinds), frame.width, frame.height, random.fork('ground'));
  const quad = cornersOf(page, frame, handheld(random.fork('pose')));
  const scene = layOut(ground, sheet, page, quad, random.fork('light'));
  addNoise(scene, sensorNoise, random.fork('noise'));
  const truth = truthOf(identity);
  const fields = isCard ? truth : { ...truth, issue_date: identity.issueDate };
  return { name: `${source} ${number}`, source, picture: await jpeg(scene), fields };
}

/** Fictional passports and fronts of cards held before a camera, drawn from one seed, one at a time. */
export async function* visualZoneSpecimens(today: string): AsyncGenerator<PrintedSpecimen> {
  for (const source of ['passport specimens', 'card specimens'] as const) {
    for (let number = 0; number < count; number += 1) {
      yield photographed(source, number, randomFrom(4303).fork(`${source} ${number}`), today);
    }
  }
}
