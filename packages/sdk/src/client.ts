import type {
  Applicant,
  CapabilityAnswer,
  CapabilityQuestion,
  CreateApplicant,
  CreatedSession,
  CreateSession,
  CreateWebhookEndpoint,
  Decision,
  List,
  Locale,
  Review,
  ReviewVerdict,
  VerificationSession,
  VidimusEvent,
  WebhookEndpoint,
} from '@vidimus/contracts';
import { type Call, type ClientOptions, connect } from './transport.ts';

const segment = encodeURIComponent;

const applicantsOf = (call: Call) => ({
  /** Registers a person under your own id. The same `external_id` again returns the same applicant. */
  create: (input: CreateApplicant) => call<Applicant>('POST', '/v1/applicants', { body: input }),
  get: (id: string) => call<Applicant>('GET', `/v1/applicants/${segment(id)}`),
});

const sessionsOf = (call: Call) => ({
  /**
   * `url` opens the hosted page once; send the person there and store only the session's id. While a session of this
   * level is under way, the same session comes back with a new link, so each press of a button may simply ask again.
   */
  create: (input: CreateSession) =>
    call<CreatedSession>('POST', '/v1/verification_sessions', { body: input }),
  get: (id: string) => call<VerificationSession>('GET', `/v1/verification_sessions/${segment(id)}`),
  cancel: (id: string) =>
    call<VerificationSession>('POST', `/v1/verification_sessions/${segment(id)}/cancel`),
  decisions: (id: string) =>
    call<List<Decision>>('GET', `/v1/verification_sessions/${segment(id)}/decisions`),
});

const webhookEndpointsOf = (call: Call) => ({
  /** `secret` is in this answer only: store it where `verifyWebhook` finds it. */
  create: (input: CreateWebhookEndpoint) =>
    call<WebhookEndpoint>('POST', '/v1/webhook_endpoints', { body: input }),
  list: () => call<List<WebhookEndpoint>>('GET', '/v1/webhook_endpoints'),
  delete: (id: string) => call<void>('DELETE', `/v1/webhook_endpoints/${segment(id)}`),
});

const reviewsOf = (call: Call) => ({
  list: (query: { status?: 'open' | 'resolved'; language?: Locale } = {}) =>
    call<List<Review>>('GET', '/v1/reviews', { query }),
  resolve: (id: string, verdict: ReviewVerdict) =>
    call<Review>('POST', `/v1/reviews/${segment(id)}/verdict`, { body: verdict }),
});

/**
 * The integrator's API. Every method throws `VidimusApiError` when the server refuses and `VidimusError`
 * (`vidimus.unreachable`, `vidimus.answer.malformed`) when there is no usable answer; nothing is retried by itself.
 */
export class VidimusClient {
  readonly applicants: ReturnType<typeof applicantsOf>;
  readonly sessions: ReturnType<typeof sessionsOf>;
  readonly webhookEndpoints: ReturnType<typeof webhookEndpointsOf>;
  readonly reviews: ReturnType<typeof reviewsOf>;
  readonly #call: Call;

  /** @throws VidimusError `client.api_key.missing`, `client.base_url.invalid` */
  constructor(options: ClientOptions) {
    this.#call = connect(options);
    this.applicants = applicantsOf(this.#call);
    this.sessions = sessionsOf(this.#call);
    this.webhookEndpoints = webhookEndpointsOf(this.#call);
    this.reviews = reviewsOf(this.#call);
  }

  readonly capabilities = {
    /** May this person do this now? Ask right before acting. */
    check: (question: CapabilityQuestion) =>
      this.#call<CapabilityAnswer>('POST', '/v1/capabilities/check', { body: question }),
  };

  readonly events = {
    /** Events in order, for catching up after webhooks were missed; `after` is the last id you have. */
    list: (query: { after?: string; limit?: number } = {}) =>
      this.#call<List<VidimusEvent>>('GET', '/v1/events', { query }),
  };
}
