import Type, { type Static } from 'typebox';
import { type FlashColour, flashColours } from './flash-colours.ts';
import { locales } from './locales.ts';
import { reasonCodes } from './reason-codes.ts';

/** One string out of a fixed list, as JSON schema `enum` and as a TypeScript union. */
function oneOf<const T extends readonly string[]>(values: T) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
}

export const ReasonCodeSchema = oneOf(reasonCodes);

export const levels = ['L1', 'L2'] as const;
export const LevelSchema = oneOf(levels);
export type Level = (typeof levels)[number];

export const capabilities = ['deposit', 'trade', 'withdraw'] as const;
export const CapabilitySchema = oneOf(capabilities);
export type Capability = (typeof capabilities)[number];

export const documentKinds = ['passport', 'identity_card', 'driving_licence', 'residence_permit'] as const;
export const DocumentKindSchema = oneOf(documentKinds);
export type DocumentKind = (typeof documentKinds)[number];

export const documentSides = ['front', 'back'] as const;
export const DocumentSideSchema = oneOf(documentSides);
export type DocumentSide = (typeof documentSides)[number];

/** Where a picture of a document came from, as the page says: taken before its camera, or a file that was chosen. */
export const pictureSources = ['camera', 'file'] as const;
export const PictureSourceSchema = oneOf(pictureSources);
export type PictureSource = (typeof pictureSources)[number];

/** What becomes of pictures that are files: taken like any other, never approved without a person, or not taken. */
export const fileRules = ['accepted', 'reviewed', 'refused'] as const;
export const FileRuleSchema = oneOf(fileRules);
export type FileRule = (typeof fileRules)[number];

/** Challenge actions, named from the person's own view: `turn_left` is towards the person's left shoulder. */
export const livenessActions = ['blink', 'open_mouth', 'turn_left', 'turn_right', 'nod', 'shake'] as const;
export const LivenessActionSchema = oneOf(livenessActions);
export type LivenessAction = (typeof livenessActions)[number];

/**
 * Ways through the face step: the movements; the same with spoken cues and more time, for people who cannot see the
 * screen; or no face at all, and a person who decides.
 */
export const livenessRoutes = ['gestures', 'spoken', 'reviewer'] as const;
export const LivenessRouteSchema = oneOf(livenessRoutes);
export type LivenessRoute = (typeof livenessRoutes)[number];
export const FlashColourSchema = oneOf(Object.keys(flashColours) as FlashColour[]);

export const steps = ['data', 'document', 'liveness'] as const;
export const StepSchema = oneOf(steps);
export type Step = (typeof steps)[number];

export const sessionStatuses = [
  'created',
  'requires_input',
  'processing',
  'in_review',
  'approved',
  'declined',
  'resubmission_required',
  'cooldown',
  'expired',
  'abandoned',
  'canceled',
  'redacted',
] as const;
export const SessionStatusSchema = oneOf(sessionStatuses);
export type SessionStatus = (typeof sessionStatuses)[number];

export const checkOutcomes = ['passed', 'failed', 'inconclusive', 'not_applicable'] as const;
export const CheckOutcomeSchema = oneOf(checkOutcomes);
export type CheckOutcome = (typeof checkOutcomes)[number];

export const decisionOutcomes = ['approved', 'declined', 'resubmission_required', 'in_review'] as const;
export const DecisionOutcomeSchema = oneOf(decisionOutcomes);
export type DecisionOutcome = (typeof decisionOutcomes)[number];

export const LocaleSchema = oneOf(locales);

/** The picture that a region lies in. `liveness` regions also carry the frame's index. */
export const regionSubjects = ['document_front', 'document_back', 'liveness'] as const;

export const PointSchema = Type.Tuple([Type.Number(), Type.Number()]);
export type Point = readonly [x: number, y: number];
/** Four corners, clockwise from the document's own top left: TL, TR, BR, BL, in pixels. */
export type Quad = readonly [Point, Point, Point, Point];

/** Where in a picture evidence lies: a polygon in pixels of the upright picture as uploaded (EXIF applied). */
export const RegionSchema = Type.Object(
  {
    subject: oneOf(regionSubjects),
    points: Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }), { minItems: 2 }),
    image_width: Type.Integer({ minimum: 1 }),
    image_height: Type.Integer({ minimum: 1 }),
    frame: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);
export type Region = Static<typeof RegionSchema>;

/** One thing that is wrong: code, values for its wording, and where it is seen. */
export const ReasonSchema = Type.Object(
  {
    code: ReasonCodeSchema,
    params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    region: Type.Union([RegionSchema, Type.Null()]),
  },
  { additionalProperties: false },
);
export type Reason = Static<typeof ReasonSchema>;

/** One measurement. `value` and `threshold` share `unit`; `version` changes when method or thresholds change. */
/** One of several signs that a check weighs: what was measured of it. */
export const SignResultSchema = Type.Object(
  {
    sign: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    value: Type.Union([Type.Number(), Type.Null()], { description: 'null: could not be measured' }),
    threshold: Type.Union([Type.Number(), Type.Null()]),
    unit: Type.String(),
  },
  { additionalProperties: false },
);
export type SignResult = Static<typeof SignResultSchema>;

export const CheckResultSchema = Type.Object(
  {
    check: Type.String({ description: 'path of the check folder, for example document/glare' }),
    version: Type.Integer({ minimum: 1 }),
    result: CheckOutcomeSchema,
    value: Type.Union([Type.Number(), Type.String(), Type.Null()]),
    threshold: Type.Union([Type.Number(), Type.String(), Type.Null()]),
    unit: Type.String(),
    region: Type.Union([RegionSchema, Type.Null()]),
    reasons: Type.Array(ReasonSchema),
    signs: Type.Optional(
      Type.Array(SignResultSchema, {
        description: 'of a check that weighs several signs, what each measured',
      }),
    ),
    outline_from: Type.Optional(
      Type.Literal('person', {
        description:
          'of a check of a photo in which the person, not the finder, said where the document lies',
      }),
    ),
  },
  { additionalProperties: false },
);
export type CheckResult = Static<typeof CheckResultSchema>;

const calendarDate = Type.String({
  format: 'date',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'calendar date, ISO 8601',
});
/** ISO 3166-1 alpha-3 code, or an ICAO 9303-3 code such as `UTO` (specimens) and `D` written `DEU`. */
const countryCode = Type.String({
  pattern: '^[A-Z]{3}$',
  description: 'ISO 3166-1 alpha-3 or ICAO 9303-3 code',
});

const notBlank = '\\S';

/** What a person types for L1. */
export const TypedDataSchema = Type.Object(
  {
    given_names: Type.String({ minLength: 1, maxLength: 100, pattern: notBlank }),
    family_name: Type.String({ minLength: 1, maxLength: 100, pattern: notBlank }),
    birth_date: calendarDate,
    nationality: countryCode,
    document: Type.Object(
      {
        kind: DocumentKindSchema,
        country: countryCode,
        number: Type.String({ minLength: 3, maxLength: 30, pattern: notBlank }),
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type TypedData = Static<typeof TypedDataSchema>;
