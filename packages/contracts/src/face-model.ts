import Type, { type Static } from 'typebox';

const closed = { additionalProperties: false } as const;

/** How a face is handed to an embedding model. */
export const FaceModelInputSchema = Type.Object(
  {
    alignment: Type.Union([Type.Literal('arcface'), Type.Literal('dlib')], {
      description: 'where eyes, nose and mouth lie in the square: as InsightFace or as dlib cuts it',
    }),
    channels: Type.Union([Type.Literal('rgb'), Type.Literal('bgr')]),
    range: Type.Union([Type.Literal('-1..1'), Type.Literal('0..1'), Type.Literal('0..255')], {
      description: 'values that black and white become',
    }),
  },
  closed,
);
export type FaceModelInput = Static<typeof FaceModelInputSchema>;

const Distance = Type.Number({ exclusiveMinimum: 0, maximum: 2 });

/** Distances of embeddings of length one. */
export const FaceModelThresholdsSchema = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    pass_max_distance: Distance,
    review_max_distance: Distance,
  },
  closed,
);
export type FaceModelThresholds = Static<typeof FaceModelThresholdsSchema>;

const Share = Type.Number({ minimum: 0, maximum: 1 });

/** How many pairs of one person lie nearer than the distance at which a share of strangers does. */
const FaceModelRateSchema = Type.Object(
  {
    false_acceptance: Share,
    max_distance: Distance,
    accepted: Type.Integer({ minimum: 0 }),
    true_acceptance: Share,
    low: Type.Number({ minimum: 0, maximum: 1, description: '95 % interval after Clopper and Pearson' }),
    high: Share,
  },
  closed,
);
export type FaceModelRate = Static<typeof FaceModelRateSchema>;

/** How two thresholds were found: what each gives on the pairs that were measured. */
export const FaceModelFiguresSchema = Type.Object(
  {
    genuine_pairs: Type.Integer({ minimum: 1 }),
    stranger_pairs: Type.Integer({ minimum: 1 }),
    true_acceptance_pass: Share,
    true_acceptance_review: Share,
    false_acceptance_pass: Share,
    false_acceptance_review: Share,
    rates: Type.Optional(Type.Array(FaceModelRateSchema)),
  },
  closed,
);
export type FaceModelFigures = Static<typeof FaceModelFiguresSchema>;

/** The file that plugs an embedding model in. `vidimus models check` writes it. */
export const FaceModelSchema = Type.Object(
  {
    version: Type.Literal(1),
    file: Type.String({ minLength: 1, description: 'the ONNX file, from the folder of this one' }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    input: FaceModelInputSchema,
    thresholds: FaceModelThresholdsSchema,
    measured: FaceModelFiguresSchema,
  },
  closed,
);
export type FaceModelManifest = Static<typeof FaceModelSchema>;

/** What the thresholds of the built-in model rest on, as `models.json` keeps it. */
export const FaceCalibrationSchema = Type.Object(
  {
    pairs: Type.String({ minLength: 1 }),
    min_face_width_px: Type.Integer({ minimum: 1 }),
    thresholds: FaceModelThresholdsSchema,
    measured: FaceModelFiguresSchema,
    clean: Type.Array(FaceModelRateSchema, { description: 'the same pairs, neither side degraded' }),
  },
  closed,
);
