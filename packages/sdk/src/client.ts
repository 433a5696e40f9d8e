import type {
  Applicant,
  CapabilityAnswer,
  CapabilityQuestion,
  Consent,
  CreateApplicant,
  CreatedSession,
  CreateSession,
  CreateWebhookEndpoint,
  Decision,
  List,
  Locale,
  Phrase,
  Review,
  ReviewCase,
  ReviewQuestion,
  ReviewVerdict,
  VerificationSession,
  VidimusEvent,
  WebhookEndpoint,
} from '@vidimus/contracts';
import { type Call, type ClientOptions, connect, type Download } from './transport.ts';

const segment = encodeURIComponent;

const applicantsOf = (call: Call) => ({
  /** Registers a person under your own id. The same `external_id` again returns the same applicant. */
  create: (input: CreateApplicant) => call<Applicant>('POST', '/v1/applicants', { body: input }),
  get: (id: string) => call<Applicant>('GET', `/v1/applicants/${segment(id)}`),
  /** What they agreed to, and when. */
  consents: (id: string) => call<List<Consent>>('GET', `/v1/applicants/${segment(id)}/consents`),
  /** The words to show this person at the top of every page and mail of yours; null where they chose none. */
  phrase: (id: string) => call<Phrase>('GET', `/v1/applicants/${segment(id)}/phrase`),
  /** Destroys the applicant's key and removes pictures and data. Repeating it does no harm. */
  erase: (id: string) => call<void>('DELETE', `/v1/applicants/${segment(id)}`),
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

const reviewsOf = (call: Call, download: Download) => ({
  list: (query: { status?: 'open' | 'resolved'; language?: Locale } = {}) =>
    call<List<Review>>('GET', '/v1/reviews', { query }),
  /** A case with its tries, their pictures, and the messages. */
  get: (id: string, query: { language?: Locale } = {}) =>
    call<ReviewCase>('GET', `/v1/reviews/${segment(id)}`, { query }),
  /** A picture that a case names by its address, as JPEG. */
  picture: (url: string) => download(url),
  /** Asks the person something; the case then waits for them. */
  ask: (id: string, question: ReviewQuestion) =>
    call<ReviewCase>('POST', `/v1/reviews/${segment(id)}/question`, { body: question }),
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
    const { call, download } = connect(options);
    this.#call = call;
    this.applicants = applicantsOf(this.#call);
    this.sessions = sessionsOf(this.#call);
    this.webhookEndpoints = webhookEndpointsOf(this.#call);
    this.reviews = reviewsOf(this.#call, download);
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
