import Type, { type Static } from 'typebox';
import { closed, id, instant, nullable } from './shapes.ts';
import {
  DecisionOutcomeSchema,
  DocumentSideSchema,
  LevelSchema,
  LivenessRouteSchema,
  LocaleSchema,
  ReasonSchema,
  regionSubjects,
  TypedDataSchema,
} from './vocabulary.ts';

/** Answers and questions that are worded in every language, so that a reviewer need not speak the person's. */
export const preparedAnswers = {
  approve: ['approve.general'],
  decline: [
    'decline.general',
    'decline.not_readable',
    'decline.not_original',
    'decline.other_person',
    'decline.not_accepted',
  ],
  ask: ['ask.photo_of_document', 'ask.photo_in_better_light', 'ask.explain_difference', 'ask.explain_damage'],
} as const;
const prepared = [...preparedAnswers.approve, ...preparedAnswers.decline, ...preparedAnswers.ask];
export type PreparedAnswer = (typeof prepared)[number];
const PreparedAnswerSchema = Type.Unsafe<PreparedAnswer>({ type: 'string', enum: prepared });

/** A reviewer's own words. They must be in the language that the person reads. */
const OwnWordsSchema = Type.Object(
  { language: LocaleSchema, text: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) },
  closed,
);
/** What the person reads: prepared words, own words, or both. */
const answerKeys = {
  prepared: Type.Optional(PreparedAnswerSchema),
  words: Type.Optional(OwnWordsSchema),
};

/** A reason with what a reviewer reads of it: of a neutral one, too, what was found. */
export const ReviewReasonSchema = Type.Object(
  {
    ...ReasonSchema.properties,
    title: Type.String({ description: 'what was found, one sentence' }),
    remedy: Type.String({
      description:
        'for a finding that the applicant is not told: what to look at; else what they were told to do',
    }),
  },
  closed,
);
export type ReviewReason = Static<typeof ReviewReasonSchema>;

const PartySchema = Type.Union([Type.Literal('applicant'), Type.Literal('reviewer')]);
const status = Type.Union([Type.Literal('open'), Type.Literal('resolved')]);

export const ReviewSchema = Type.Object(
  {
    id,
    session_id: id,
    status,
    language: Type.Union([LocaleSchema], { description: 'the language that the person reads' }),
    requested: Type.Boolean({ description: 'the person asked for a human; else the policy did' }),
    waits_for: Type.Union([PartySchema, Type.Null()], { description: 'null once resolved' }),
    reasons: Type.Array(ReviewReasonSchema),
    liveness_route: LivenessRouteSchema,
    files: Type.Array(DocumentSideSchema, {
      description: 'sides of the document that came as a file, not from the camera of the page',
    }),
    applicant_note: nullable(Type.String()),
    opened_at: instant,
    due_at: Type.Union([instant, Type.Null()], {
      description: 'until when the policy promises an answer; null where it promises none',
    }),
    resolved_at: nullable(instant),
  },
  closed,
);
export type Review = Static<typeof ReviewSchema>;

export const ReviewMessageSchema = Type.Object(
  {
    from: PartySchema,
    at: instant,
    text: Type.String(),
    language: LocaleSchema,
    pictures: Type.Array(Type.String(), { description: 'where each picture of the message is read' }),
  },
  closed,
);
export type ReviewMessage = Static<typeof ReviewMessageSchema>;

const TrySchema = Type.Object(
  {
    decision_id: id,
    session_id: id,
    outcome: DecisionOutcomeSchema,
    decided_at: instant,
    reasons: Type.Array(ReviewReasonSchema),
    evidence: Type.Array(
      Type.Object(
        {
          subject: Type.Unsafe<(typeof regionSubjects)[number]>({
            type: 'string',
            enum: [...regionSubjects],
          }),
          url: Type.String({ description: 'JPEG; of a clip with `?frame=`' }),
        },
        closed,
      ),
    ),
  },
  closed,
);

/** A case with everything that a human decides by. */
export const ReviewCaseSchema = Type.Object(
  {
    ...ReviewSchema.properties,
    level: LevelSchema,
    data: nullable(TypedDataSchema),
    tries: Type.Array(TrySchema, {
      description: 'every decided try of this person for this level, oldest first, with what was shown in it',
    }),
    messages: Type.Array(ReviewMessageSchema),
  },
  closed,
);
export type ReviewCase = Static<typeof ReviewCaseSchema>;

export const ReviewVerdictSchema = Type.Object(
  {
    verdict: Type.Union([Type.Literal('approve'), Type.Literal('decline')]),
    note: Type.String({ minLength: 1, maxLength: 2000, description: 'for the record; never shown' }),
    reviewer: Type.String({ minLength: 1, maxLength: 200 }),
    ...answerKeys,
  },
  closed,
);
export type ReviewVerdict = Static<typeof ReviewVerdictSchema>;

export const ReviewQuestionSchema = Type.Object(
  { reviewer: Type.String({ minLength: 1, maxLength: 200 }), ...answerKeys },
  closed,
);
export type ReviewQuestion = Static<typeof ReviewQuestionSchema>;

// ---- hosted page ------------------------------------------------------------------------------

export const ReviewRequestSchema = Type.Object(
  {
    note: Type.String({ maxLength: 1000 }),
    consent_version: Type.Union([Type.String({ minLength: 1, maxLength: 60 }), Type.Null()], {
      description: 'version of the notice `review` that the person agreed to; null where none is asked',
    }),
  },
  closed,
);
export const ReviewReplySchema = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) },
  closed,
);

/** The person's view of the case: where it stands, until when, and what was said. */
export const HostedReviewSchema = Type.Object(
  {
    status,
    requested: Type.Boolean(),
    waits_for: nullable(PartySchema),
    opened_at: instant,
    due_at: nullable(instant),
    messages: Type.Array(ReviewMessageSchema),
    pictures_added: Type.Integer({ description: 'sent with the reply that is being written' }),
    pictures_allowed: Type.Integer({ description: 'how many more that reply may carry' }),
  },
  closed,
);
export type HostedReview = Static<typeof HostedReviewSchema>;
