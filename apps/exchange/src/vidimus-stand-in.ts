import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Level } from '@vidimus/contracts';

interface Known {
  id: string;
  level: Level | null;
  sequence: number;
}
type Body = Record<string, unknown>;

function problem(status: number, code: string): [number, unknown] {
  return [status, { type: 'about:blank', title: code, status, code }];
}

/**
 * A stand-in for Vidimus in this app's tests: the few routes that the exchange calls, over real HTTP, with levels set
 * by the test and webhooks signed by the letter of Standard Webhooks.
 */
export class VidimusStandIn {
  readonly key = randomBytes(24);
  readonly apiKey = 'stand-in-key';
  readonly applicants = new Map<string, Known>();
  readonly endpoints = new Map<string, string>();
  readonly sessions: Body[] = [];
  /** What the event log answers; events reach it only when a test puts them here. */
  readonly log: Body[] = [];
  isDown = false;
  /** What every applicant chose to know real pages by. */
  phrase: string | null = null;
  refuseSessions = false;
  #server = createServer((request, response) => {
    this.#answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Sends one event about an applicant to an address; returns the HTTP status that came back. */
  async send(
    to: string,
    externalId: string,
    type: string,
    data: Body = {},
    options: { id?: string; sequence?: number; key?: Buffer } = {},
  ): Promise<number> {
    const known = this.applicants.get(externalId);
    const sequence = options.sequence ?? (known === undefined ? 1 : ++known.sequence);
    const id = options.id ?? `evt_${randomBytes(6).toString('hex')}`;
    const event = { id, type, created_at: new Date().toISOString(), sequence, data };
    const body = JSON.stringify({ ...event, applicant_id: known?.id ?? null, external_id: externalId });
    const seconds = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', options.key ?? this.key)
      .update(`${id}.${seconds}.${body}`)
      .digest('base64');
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': `v1,${signature}`,
    };
    return (await fetch(`${to}/webhooks/vidimus`, { method: 'POST', headers, body })).status;
  }

  async #answer(request: IncomingMessage): Promise<[number, unknown]> {
    const text = (await request.toArray()).join('');
    const body = (text === '' ? {} : JSON.parse(text)) as Body;
    if (this.isDown) return problem(503, 'service.unavailable');
    if (request.headers.authorization !== `Bearer ${this.apiKey}`) return problem(401, 'auth.invalid');
    const line = `${request.method} ${request.url}`;
    if (line === 'POST /v1/applicants') return [201, this.#register(String(body.external_id))];
    if (/^GET \/v1\/applicants\/[^/]+\/phrase$/.test(line)) return [200, { phrase: this.phrase }];
    if (line.startsWith('GET /v1/applicants/')) {
      const found = [...this.applicants.values()].find(({ id }) => line.endsWith(`/${id}`));
      return found === undefined ? problem(404, 'applicant.unknown') : [200, found];
    }
    if (line === 'POST /v1/verification_sessions') {
      if (this.refuseSessions) return problem(409, 'session.level_required');
      this.sessions.push(body);
      const session = {
        id: `ses_${this.sessions.length}`,
        status: 'created',
        level: body.level,
        attempts: { next_allowed_at: null },
      };
      return [201, { session, url: `${this.url}/verify#token-${this.sessions.length}` }];
    }
    if (line.startsWith('GET /v1/events')) return this.#events(new URL(line.slice(4), this.url).searchParams);
    if (line === 'POST /v1/capabilities/check') return [200, this.#capability(body)];
    if (line === 'GET /v1/webhook_endpoints') {
      return [200, { data: [...this.endpoints].map(([id, url]) => ({ id, url })), next_after: null }];
    }
    if (line === 'POST /v1/webhook_endpoints') {
      const id = `we_${this.endpoints.size + 1}_${randomBytes(3).toString('hex')}`;
      this.endpoints.set(id, String(body.url));
      return [201, { id, url: body.url, secret: `whsec_${this.key.toString('base64')}` }];
    }
    if (line.startsWith('DELETE /v1/webhook_endpoints/')) {
      this.endpoints.delete(line.split('/').at(-1) ?? '');
      return [200, {}];
    }
    return problem(404, 'route.unknown');
  }

  #events(query: URLSearchParams): [number, unknown] {
    const after = query.get('after');
    const at = this.log.findIndex(({ id }) => id === after);
    if (after !== null && at < 0) return problem(422, 'event.unknown');
    const data = this.log.slice(at + 1, at + 3);
    const more = at + 3 < this.log.length;
    return [200, { data, next_after: more ? data.at(-1)?.id : null }];
  }

  #register(externalId: string): Known {
    const known = this.applicants.get(externalId) ?? {
      id: `app_${this.applicants.size + 1}`,
      level: null,
      sequence: 0,
    };
    this.applicants.set(externalId, known);
    return known;
  }

  #capability(question: Body): unknown {
    const level = this.applicants.get(String(question.external_id))?.level ?? null;
    const amount = Number(question.amount);
    const answer = (
      allowed: boolean,
      required_level: Level | null,
      limit: number | null,
      because: string,
    ) => ({
      allowed,
      level,
      required_level,
      limit,
      because,
    });
    if (level === 'L2') {
      const limit = question.capability === 'withdraw' ? 50_000 : null;
      const allowed = limit === null || amount <= limit;
      return answer(allowed, allowed ? 'L1' : null, limit, allowed ? 'granted' : 'limit_exceeded');
    }
    if (question.capability === 'withdraw') return answer(false, 'L2', null, 'level_too_low');
    if (level === null) return answer(false, amount > 1000 ? 'L2' : 'L1', null, 'applicant_unknown');
    const limit = question.capability === 'trade' ? 1000 : null;
    const allowed = limit === null || amount <= limit;
    return answer(allowed, allowed ? 'L1' : 'L2', limit, allowed ? 'granted' : 'limit_exceeded');
  }
}
