import Type, { type Static } from 'typebox';
import { BrowserSecretSchema } from './hosted.ts';
import { ConsentStateSchema } from './notices.ts';
import { HostedReviewSchema } from './review.ts';
import { closed, id, instant, nullable } from './shapes.ts';
import {
  CapabilitySchema,
  CheckResultSchema,
  DecisionOutcomeSchema,
  DocumentKindSchema,
  DocumentSideSchema,
  FileRuleSchema,
  FlashColourSchema,
  LevelSchema,
  LivenessActionSchema,
  LivenessRouteSchema,
  LocaleSchema,
  ReasonCodeSchema,
  ReasonSchema,
  SessionStatusSchema,
  StepSchema,
  TypedDataSchema,
} from './vocabulary.ts';

// ---- integrator -------------------------------------------------------------------------------

export const CreateApplicantSchema = Type.Object(
  { external_id: Type.String({ minLength: 1, maxLength: 200 }) },
  closed,
);
export type CreateApplicant = Static<typeof CreateApplicantSchema>;
export const ApplicantSchema = Type.Object(
  {
    id,
    external_id: Type.String(),
    level: nullable(LevelSchema),
    created_at: instant,
    sequence: Type.Integer(),
  },
  closed,
);
export type Applicant = Static<typeof ApplicantSchema>;

export const CreateSessionSchema = Type.Object(
  {
    applicant_id: id,
    level: LevelSchema,
    language: Type.Optional(LocaleSchema),
    return_url: Type.Optional(Type.String({ format: 'uri', maxLength: 2000 })),
  },
  closed,
);
export type CreateSession = Static<typeof CreateSessionSchema>;

export const DecisionSchema = Type.Object(
  {
    id,
    outcome: DecisionOutcomeSchema,
    reasons: Type.Array(ReasonSchema),
    checks: Type.Array(CheckResultSchema),
    policy_version: Type.String(),
    models: Type.Record(Type.String(), Type.String(), { description: 'model name → SHA-256' }),
    decided_at: instant,
    decided_by: Type.Union([Type.Literal('checks'), Type.Literal('reviewer')]),
    note: nullable(Type.String()),
  },
  closed,
);
export type Decision = Static<typeof DecisionSchema>;

export const AttemptsSchema = Type.Object(
  {
    used: Type.Integer(),
    remaining: Type.Integer(),
    next_allowed_at: nullable(instant),
  },
  closed,
);

export const SessionSchema = Type.Object(
  {
    id,
    applicant_id: id,
    level: LevelSchema,
    status: SessionStatusSchema,
    attempts: AttemptsSchema,
    liveness_route: LivenessRouteSchema,
    decision: nullable(DecisionSchema),
    created_at: instant,
    expires_at: instant,
  },
  closed,
);
export type VerificationSession = Static<typeof SessionSchema>;
/** Answer to the creation only: `url` carries the one-use token in its fragment, so no server log sees it. */
export const CreatedSessionSchema = Type.Object(
  { session: SessionSchema, url: Type.String({ format: 'uri' }) },
  closed,
);
export type CreatedSession = Static<typeof CreatedSessionSchema>;

export const CapabilityQuestionSchema = Type.Object(
  {
    external_id: Type.String({ minLength: 1, maxLength: 200 }),
    capability: CapabilitySchema,
    amount: Type.Number({ minimum: 0 }),
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  },
  closed,
);
export type CapabilityQuestion = Static<typeof CapabilityQuestionSchema>;
export const CapabilityAnswerSchema = Type.Object(
  {
    allowed: Type.Boolean(),
    level: nullable(LevelSchema),
    required_level: nullable(LevelSchema),
    limit: nullable(Type.Number()),
    because: Type.Union([
      Type.Literal('granted'),
      Type.Literal('level_too_low'),
      Type.Literal('limit_exceeded'),
      Type.Literal('currency_unsupported'),
      Type.Literal('applicant_unknown'),
    ]),
  },
  closed,
);
export type CapabilityAnswer = Static<typeof CapabilityAnswerSchema>;

export const CreateWebhookEndpointSchema = Type.Object(
  { url: Type.String({ format: 'uri', maxLength: 2000 }) },
  closed,
);
export type CreateWebhookEndpoint = Static<typeof CreateWebhookEndpointSchema>;
/** `secret` (`whsec_…`) is shown only in the answer to the creation. */
export const WebhookEndpointSchema = Type.Object(
  { id, url: Type.String(), created_at: instant, secret: Type.Optional(Type.String()) },
  closed,
);
export type WebhookEndpoint = Static<typeof WebhookEndpointSchema>;

/** What is done to an applicant's data and stays known when they are erased. */
export const auditActions = ['applicant.erased'] as const;
export type AuditAction = (typeof auditActions)[number];
export const AuditEntrySchema = Type.Object(
  {
    id,
    action: Type.Unsafe<AuditAction>({ type: 'string', enum: [...auditActions] }),
    applicant_id: id,
    at: instant,
  },
  closed,
);
export type AuditEntry = Static<typeof AuditEntrySchema>;

/** Every list answer. `next_after` is the `after` of the next page; null when this page is the last. */
export interface List<T> {
  data: T[];
  next_after: string | null;
}

// ---- hosted page ------------------------------------------------------------------------------

export const OpenHostedSchema = Type.Object(
  {
    token: Type.String({ minLength: 20, maxLength: 200 }),
    secret: Type.Optional(
      Type.String({
        ...BrowserSecretSchema,
        description:
          'becomes the cookie; who repeats the call with it, since the answer was lost, is let in again',
      }),
    ),
  },
  closed,
);

/** A reason with its wording in the session's language, ready to show. */
export const ExplainedReasonSchema = Type.Object(
  {
    code: Type.Union([ReasonCodeSchema, Type.Null()], {
      description: 'null for a neutral reason: the sentence says no more than the person may know',
    }),
    step: nullable(StepSchema),
    other_step: Type.Union([StepSchema, Type.Null()], { description: 'another step that cures it as well' }),
    title: Type.String({ description: 'what was seen, one sentence' }),
    remedy: Type.String({ description: 'what to do, one sentence' }),
    params: ReasonSchema.properties.params,
    region: ReasonSchema.properties.region,
    evidence_url: nullable(Type.String({ description: 'picture that the region lies in' })),
  },
  closed,
);
export type ExplainedReason = Static<typeof ExplainedReasonSchema>;

export const StepViewSchema = Type.Object(
  {
    step: StepSchema,
    state: Type.Union([Type.Literal('todo'), Type.Literal('done'), Type.Literal('redo')]),
  },
  closed,
);

/** All that the hosted page needs to draw itself. */
export const HostedSessionSchema = Type.Object(
  {
    id,
    level: LevelSchema,
    status: SessionStatusSchema,
    language: LocaleSchema,
    steps: Type.Array(StepViewSchema),
    document_sides: Type.Array(Type.Object({ side: DocumentSideSchema, uploaded: Type.Boolean() }, closed), {
      description: 'sides that the typed document kind needs',
    }),
    liveness_routes: Type.Object(
      {
        offered: Type.Array(LivenessRouteSchema, {
          description: 'ways through the face step that may be chosen',
        }),
        chosen: LivenessRouteSchema,
      },
      closed,
    ),
    accepted_kinds: Type.Array(DocumentKindSchema),
    document_files: FileRuleSchema,
    liveness_flash: Type.Boolean({
      description: 'the next challenge has the screen show colours, unless refused',
    }),
    data: nullable(TypedDataSchema),
    attempts: AttemptsSchema,
    reasons: Type.Array(ExplainedReasonSchema),
    may_request_review: Type.Boolean(),
    review: nullable(HostedReviewSchema),
    consents: Type.Array(ConsentStateSchema, {
      description: 'what the person is asked to agree to; none where the policy asks for nothing',
    }),
    phrase: nullable(Type.String({ description: 'words that the person chose to know the real page by' })),
    return_url: nullable(Type.String()),
    expires_at: instant,
  },
  closed,
);
export type HostedSession = Static<typeof HostedSessionSchema>;

/** Colours that the page's whole screen shows one after another. */
export const FlashSchema = Type.Object(
  {
    start_ms: Type.Integer(),
    step_ms: Type.Integer({ description: 'how long each colour is shown' }),
    colours: Type.Array(FlashColourSchema, { minItems: 1 }),
  },
  closed,
);
export type Flash = Static<typeof FlashSchema>;

/** Another picture size that the page asks the camera for, after everything else. */
export const CameraSwitchSchema = Type.Object(
  { at_ms: Type.Integer(), width: Type.Integer(), height: Type.Integer(), end_ms: Type.Integer() },
  closed,
);
export type CameraSwitch = Static<typeof CameraSwitchSchema>;

/** `flash: false` asks for another action in place of the colours. */
export const AskChallengeSchema = Type.Object({ flash: Type.Optional(Type.Boolean()) }, closed);

export type AskChallenge = Static<typeof AskChallengeSchema>;

/** One server-issued challenge. Times are milliseconds from the first captured frame. */
export const ChallengeSchema = Type.Object(
  {
    id,
    nonce: Type.String(),
    actions: Type.Array(
      Type.Object({ action: LivenessActionSchema, start_ms: Type.Integer(), end_ms: Type.Integer() }, closed),
    ),
    neutral_ms: Type.Integer({ description: 'the person looks straight ahead first, for this long' }),
    flash: nullable(FlashSchema),
    camera_switch: nullable(CameraSwitchSchema),
    expires_at: instant,
  },
  closed,
);
export type Challenge = Static<typeof ChallengeSchema>;

export const ChooseRouteSchema = Type.Union([
  Type.Object({ route: Type.Union([Type.Literal('gestures'), Type.Literal('spoken')]) }, closed),
  Type.Object(
    {
      route: Type.Literal('reviewer'),
      note: Type.String({ maxLength: 1000, description: 'for the reviewer; may be empty' }),
    },
    closed,
  ),
]);
