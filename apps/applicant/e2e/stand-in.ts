import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { explainCode } from '@vidimus/checks/wording';
import type { Challenge, HandOffStatus, Locale, Step, TypedData } from '@vidimus/contracts';
import { locales, reasonCodes } from '@vidimus/contracts';
import { evidenceSize, type ScenarioName, type Stored, scenarios, worded } from './scenarios.ts';

/** Tokens of the stand-in: the scenario's name, filled up to a token's least length. */
export const tokenFor = (name: string): string => name.padEnd(24, '.');

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};
/** Strict on purpose: what passes here passes under the server's own policy. */
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'self'";

/** A picture of a fictional passport page, drawn here: evidence without anybody's document. */
const evidence = `<svg xmlns="http://www.w3.org/2000/svg" width="${evidenceSize.width}" height="${evidenceSize.height}"><rect width="1600" height="1130" fill="#4a4038"/><g transform="rotate(-1 800 560)"><rect x="90" y="80" width="1420" height="970" rx="28" fill="#e9edf2"/><rect x="150" y="230" width="310" height="400" fill="#b8c3d1"/><circle cx="305" cy="380" r="80" fill="#8fa0b5"/><path d="M190 630a115 115 0 0 1 230 0z" fill="#8fa0b5"/><g font-family="sans-serif" fill="#22303f"><text x="150" y="170" font-size="54" font-weight="700">UTOPIA · SPECIMEN</text><text x="1080" y="290" font-size="56">L898902C3</text><text x="530" y="300" font-size="48">ERIKSSON</text><text x="530" y="400" font-size="48">ANNA MARIA</text><text x="530" y="500" font-size="44">12 AUG 1974</text><text x="530" y="740" font-size="44">15 APR 2019</text></g><g font-family="monospace" font-size="47" fill="#22303f"><text x="140" y="900">P&lt;UTOERIKSSON&lt;&lt;ANNA&lt;MARIA&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;</text><text x="140" y="980">L898902C36UTO7408122F1904150&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;06</text></g><ellipse cx="1240" cy="265" rx="170" ry="66" fill="#fff" opacity=".93"/></g></svg>`;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const challenge = (): Challenge => ({
  id: 'liv_example',
  nonce: 'nonce_example',
  neutral_ms: 1500,
  flash: null,
  camera_switch: null,
  actions: [
    { action: 'turn_left', start_ms: 2000, end_ms: 4500 },
    { action: 'blink', start_ms: 5000, end_ms: 7500 },
    { action: 'nod', start_ms: 8000, end_ms: 10_500 },
  ],
  expires_at: inMinutes(2),
});

/** As the server answers. */
const catalogue = reasonCodes.map((code) => ({
  code,
  wording: Object.fromEntries(locales.map((locale) => [locale, explainCode(code, locale)])),
}));

interface Memory {
  session: Stored | null;
  spent: Set<string>;
  /** Looks at a processing session until the stand-in approves it. */
  looksLeft: number;
  /** What the page sent last, for a look from outside. */
  clip: Buffer | null;
  refuse: boolean;
  /** The upload in parts that is under way. */
  upload: { subject: string; bytes: number; corners?: number[]; parts: Buffer[] };
  /** How the hand-off stands, on both sides of it. */
  handOff: HandOffStatus;
  /** Names of the page's files that were asked for. */
  paths: Set<string>;
}

function finish(session: Stored, step: Step): Stored {
  const steps = session.steps.map((view) => (view.step === step ? { step, state: 'done' as const } : view));
  return { ...session, steps, status: 'requires_input', reasons: [] };
}

function withData(session: Stored, data: TypedData): Stored {
  const document_sides: Stored['document_sides'] = [{ side: 'front', uploaded: false }];
  if (data.document.kind !== 'passport') document_sides.push({ side: 'back', uploaded: false });
  if (data.document.number === 'L898902C4') return { ...session, data, reasons: ['checksum'] };
  return { ...finish(session, 'data'), data, document_sides };
}

function withSide(session: Stored, side: string): Stored {
  const document_sides = session.document_sides.map((view) =>
    view.side === side ? { ...view, uploaded: true } : view,
  );
  const next = { ...session, document_sides };
  return document_sides.every((view) => view.uploaded) ? finish(next, 'document') : next;
}

function withUpload(memory: Memory, session: Stored): Stored {
  const { subject, parts } = memory.upload;
  if (subject !== 'liveness') return withSide(session, subject.replace('document_', ''));
  memory.clip = Buffer.concat(parts);
  return finish(session, 'liveness');
}

/** The session after a state-changing call; null for an unknown call. */
async function changed(memory: Memory, call: string, body: Buffer): Promise<Stored | null> {
  const session = memory.session as Stored;
  const json = () => JSON.parse(body.toString('utf8'));
  if (call === 'PUT /v1/hosted/data') return withData(session, json() as TypedData);
  if (call === 'POST /v1/hosted/uploads/up_example/complete') return withUpload(memory, session);
  if (call === 'POST /v1/hosted/submit') return { ...session, status: 'processing', reasons: [] };
  if (call === 'POST /v1/hosted/technical') return session;
  if (call === 'PUT /v1/hosted/liveness_route') {
    const { route: chosen } = json() as { route: Stored['liveness_routes']['chosen'] };
    return { ...session, liveness_routes: { ...session.liveness_routes, chosen } };
  }
  if (call === 'POST /v1/hosted/review_request')
    return { ...session, status: 'in_review', may_request_review: false };
  if (call === 'PUT /v1/hosted/language')
    return { ...session, language: (json() as { language: Locale }).language };
  return null;
}

const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const shownNumber = 47;

/** What a call answers that is not about the session itself; null for all others. */
function aside(memory: Memory, call: string, body: Buffer): object | null {
  const json = () => JSON.parse(body.toString('utf8'));
  const upload = () => {
    const received = memory.upload.parts.reduce((sum, part) => sum + part.length, 0);
    return { id: 'up_example', bytes: memory.upload.bytes, received };
  };
  const [route = '', query] = call.split('?');
  if (route === 'POST /v1/hosted/uploads') {
    memory.upload = { ...(json() as { subject: string; bytes: number; corners?: number[] }), parts: [] };
    return upload();
  }
  if (route === 'PUT /v1/hosted/uploads/up_example' && query !== undefined) {
    memory.upload.parts.push(body);
    return upload();
  }
  const handOff = { id: 'ho_example', status: memory.handOff, choices: [18, shownNumber, 92] };
  const expires_at = inMinutes(5);
  if (route === 'POST /v1/hosted/hand_offs') {
    const url = `http://127.0.0.1/verify/#h.${'example'.padEnd(43, '.')}`;
    return { ...handOff, status: 'open', expires_at, url };
  }
  if (route === 'POST /v1/hosted/hand_offs/ho_example/answer') {
    const { number } = json() as { number: number | null };
    memory.handOff = number === shownNumber ? 'confirmed' : 'refused';
    return { ...handOff, status: memory.handOff, expires_at };
  }
  if (route === 'GET /v1/hosted/hand_offs/ho_example') return { ...handOff, expires_at };
  if (route.startsWith('POST /v1/hosted/hand_offs/claim') || route === 'GET /v1/hosted/hand_offs/claimed')
    return { status: memory.handOff, number: shownNumber, language: 'en', expires_at };
  return null;
}

function send(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(JSON.stringify(body));
}
const refusal = (response: ServerResponse, status: number, code: string): void =>
  send(response, status, { type: 'about:blank', title: code, status, code }, 'application/problem+json');

async function hosted(memory: Memory, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const call = `${request.method} ${request.url}`;
  const body = await bodyOf(request);
  if (memory.refuse) {
    request.socket.destroy();
    return;
  }
  if (request.method !== 'GET' && request.headers['x-vidimus-page'] !== '1')
    return refusal(response, 403, 'page.header_missing');
  const found = call.endsWith('/claimed') && memory.handOff === 'open' ? null : aside(memory, call, body);
  if (found !== null) return send(response, 200, found);
  if (call === 'POST /v1/hosted/open') {
    const { token } = JSON.parse(body.toString('utf8')) as { token: string };
    const name = token.replace(/\.+$/, '') as ScenarioName;
    if (token.startsWith('too-old')) return refusal(response, 410, 'token.expired');
    if (memory.spent.has(token) || !(name in scenarios)) return refusal(response, 409, 'token.used');
    memory.session = scenarios[name]();
    memory.looksLeft = 3;
  } else if (memory.session === null) return refusal(response, 401, 'session.unknown');
  else if (call === 'POST /v1/hosted/liveness') return send(response, 200, challenge());
  else if (request.url?.startsWith('/v1/hosted/evidence/')) {
    response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(evidence);
    return;
  } else if (call === 'GET /v1/hosted/session') {
    if (memory.session.status === 'processing' && --memory.looksLeft < 0)
      memory.session = { ...memory.session, status: 'approved' };
  } else {
    const next = await changed(memory, call, body);
    if (next === null) return refusal(response, 404, 'route.unknown');
    memory.session = next;
  }
  send(response, 200, worded(memory.session as Stored));
}

function page(dist: string, url: string, response: ServerResponse): void {
  const path = normalize(url.replace(/[?#].*$/, '').replace(/^\/verify\/?/, '')) || '.';
  const file = join(dist, path === '.' ? 'index.html' : path);
  if (!file.startsWith(dist) || !existsSync(file)) {
    refusal(response, 404, 'file.unknown');
    return;
  }
  const small = existsSync(`${file}.gz`);
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': policy,
    ...(small ? { 'content-encoding': 'gzip' } : {}),
  });
  createReadStream(small ? `${file}.gz` : file).pipe(response);
}

export interface StandIn {
  readonly url: string;
  readonly memory: Memory;
  readonly close: () => Promise<void>;
}

/** A hosted API in memory, for one person at a time, beside the built page. For tests and screenshots only. */
export async function startStandIn(dist: string, port = 0): Promise<StandIn> {
  const memory: Memory = {
    session: null,
    spent: new Set(),
    looksLeft: 3,
    clip: null,
    refuse: false,
    upload: { subject: '', bytes: 0, parts: [] },
    handOff: 'open',
    paths: new Set(),
  };
  const server: Server = createServer((request, response) => {
    const url = request.url ?? '/';
    const [, asset] = /^\/verify\/assets\/([^?]+)/.exec(url) ?? [];
    if (asset !== undefined) memory.paths.add(asset);
    if (url.startsWith('/verify')) return page(dist, url, response);
    if (url === '/v1/reasons') return send(response, 200, { data: catalogue });
    if (!url.startsWith('/v1/hosted/')) return refusal(response, 404, 'route.unknown');
    hosted(memory, request, response).catch((error: Error) => refusal(response, 500, error.message));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, memory, close };
}
