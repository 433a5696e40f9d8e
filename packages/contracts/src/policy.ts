import Type, { type Static } from 'typebox';
import { type ReasonCode, reasonCodes } from './reason-codes.ts';
import {
  DocumentKindSchema,
  type FileRule,
  FileRuleSchema,
  LevelSchema,
  LivenessActionSchema,
  StepSchema,
} from './vocabulary.ts';

const closed = { additionalProperties: false } as const;

/** What follows a reason: the person tries again, tries again once and then a human looks, a human looks, or the session ends. */
export const ConsequenceSchema = Type.Union([
  Type.Literal('retake'),
  Type.Literal('retake_once'),
  Type.Literal('review'),
  Type.Literal('decline'),
]);
export type Consequence = Static<typeof ConsequenceSchema>;

const LimitSchema = Type.Object(
  {
    per_transaction: Type.Union([Type.Number({ minimum: 0 }), Type.Null()], {
      description: 'largest single amount in the policy currency; null is unlimited',
    }),
  },
  closed,
);

const LevelPolicySchema = Type.Object(
  {
    steps: Type.Array(StepSchema, { minItems: 1, uniqueItems: true }),
    requires_level: Type.Union([LevelSchema, Type.Null()]),
    grants: Type.Object(
      {
        deposit: Type.Optional(LimitSchema),
        trade: Type.Optional(LimitSchema),
        withdraw: Type.Optional(LimitSchema),
      },
      closed,
    ),
  },
  closed,
);

/** Other ways through the face step. Those that are absent are not offered. */
const LivenessRoutesSchema = Type.Object(
  {
    spoken: Type.Optional(
      Type.Object(
        {
          window_ms: Type.Integer({ minimum: 1000, maximum: 30000 }),
          deadline_ms: Type.Integer({ minimum: 5000, maximum: 600000 }),
        },
        { ...closed, description: 'spoken cues, in windows of this length' },
      ),
    ),
    reviewer: Type.Optional(
      Type.Object(
        {
          levels: Type.Array(LevelSchema, {
            minItems: 1,
            uniqueItems: true,
            description: 'levels that can be reached without a face, by the decision of a person',
          }),
        },
        closed,
      ),
    ),
  },
  closed,
);

const FailedTriesSchema = (where: string) =>
  Type.Union([Type.Integer({ minimum: 1, maximum: 1000 }), Type.Null()], {
    description:
      `failed tries of other applicants for the same level ${where}, within the longest wait, ` +
      'from which on a person decides what would be approved; null: they do not count',
  });

/** A closed object with one optional key a reason code, so that a misspelt code is an unknown key. */
const ByReasonSchema = Type.Unsafe<{ [Code in ReasonCode]?: Consequence }>(
  Type.Object(
    Object.fromEntries(reasonCodes.map((code) => [code, Type.Optional(ConsequenceSchema)])),
    closed,
  ),
);

/** The whole policy file. Unknown keys are refused when the server starts. */
export const PolicySchema = Type.Object(
  {
    version: Type.String({ minLength: 1, maxLength: 60 }),
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    minimum_age_years: Type.Integer({ minimum: 0, maximum: 120 }),
    levels: Type.Object({ L1: LevelPolicySchema, L2: LevelPolicySchema }, closed),
    documents: Type.Object(
      {
        kinds: Type.Array(DocumentKindSchema, { minItems: 1, uniqueItems: true }),
        countries: Type.Union([Type.Array(Type.String({ pattern: '^[A-Z]{3}$' })), Type.Null()], {
          description: 'accepted issuing states; null accepts every supported one',
        }),
        files: Type.Optional(
          Type.Unsafe<FileRule>({
            ...FileRuleSchema,
            description: 'pictures that are not taken before the camera of the page; absent: accepted',
          }),
        ),
      },
      closed,
    ),
    liveness: Type.Object(
      {
        actions: Type.Array(LivenessActionSchema, { minItems: 1, uniqueItems: true }),
        count: Type.Integer({ minimum: 1, maximum: 5, description: 'how many of the actions are asked' }),
        window_ms: Type.Integer({ minimum: 1000, maximum: 30000 }),
        pause_ms_min: Type.Integer({ minimum: 0, maximum: 5000 }),
        pause_ms_max: Type.Integer({ minimum: 0, maximum: 5000 }),
        deadline_ms: Type.Integer({ minimum: 5000, maximum: 600000 }),
        routes: Type.Optional(LivenessRoutesSchema),
        flash: Type.Optional(
          Type.Boolean({ description: 'after the actions the screen shows colours; absent: it does not' }),
        ),
        camera_signs: Type.Optional(
          Type.Boolean({
            description: 'look for signs of a camera that is none; absent: they are not looked for',
          }),
        ),
      },
      closed,
    ),
    retry: Type.Object(
      {
        max_attempts: Type.Integer({ minimum: 1, maximum: 50 }),
        cooldown_minutes: Type.Array(Type.Integer({ minimum: 0 }), {
          minItems: 1,
          description: 'wait after the n-th failed attempt; the last entry repeats',
        }),
        review_after_last: Type.Boolean({
          description: 'a person may ask for a human once tries are used up',
        }),
        others: Type.Optional(
          Type.Object(
            {
              document: FailedTriesSchema('with the same document'),
              device: FailedTriesSchema('from the same browser'),
            },
            {
              ...closed,
              description: 'whose failed tries count besides the own ones; absent: nobody else’s',
            },
          ),
        ),
      },
      closed,
    ),
    duplicates: Type.Optional(
      Type.Object(
        {
          documents: Type.Boolean({ description: 'look for the same document under another applicant' }),
          faces: Type.Boolean({ description: 'look for the same face under another applicant' }),
        },
        { ...closed, description: 'what is looked for under other applicants; absent: nothing' },
      ),
    ),
    review: Type.Optional(
      Type.Object(
        {
          answer_within_hours: Type.Integer({
            minimum: 1,
            maximum: 24 * 90,
            description: 'until when a case is promised to be answered',
          }),
        },
        { ...closed, description: 'what a person is promised of a human review; absent: nothing' },
      ),
    ),
    notice: Type.Optional(
      Type.Object(
        {
          operator: Type.Union([Type.String({ minLength: 1, maxLength: 120 }), Type.Null()], {
            description: 'who asks and keeps the data; null says "the company that sent you here"',
          }),
          contact: Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()], {
            description: 'where a person asks for their data or their erasure',
          }),
          kept_days: Type.Union([Type.Integer({ minimum: 1, maximum: 365 * 30 }), Type.Null()], {
            description: 'how long pictures and data are kept once a session is over; null until erased',
          }),
        },
        {
          ...closed,
          description: 'what a person agrees to before anything is taken; absent: nothing is asked',
        },
      ),
    ),
    session: Type.Object({ ttl_minutes: Type.Integer({ minimum: 5, maximum: 60 * 24 * 90 }) }, closed),
    consequences: Type.Object(
      {
        default: ConsequenceSchema,
        inconclusive: Type.Union([Type.Literal('retake'), Type.Literal('review')]),
        by_reason: ByReasonSchema,
      },
      closed,
    ),
  },
  closed,
);
export type Policy = Static<typeof PolicySchema>;
