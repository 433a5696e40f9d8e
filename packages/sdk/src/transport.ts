import { VidimusError } from '@vidimus/contracts';
import { problemFrom, VidimusApiError } from './api-error.ts';

export interface ClientOptions {
  /** Where the server answers, for example `http://127.0.0.1:8080`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds until a call is given up; 15,000 unless told. */
  readonly timeoutMs?: number;
}

type Query = Readonly<Record<string, string | number | undefined>>;
export type Call = <T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  input?: { body?: unknown; query?: Query },
) => Promise<T>;

const defaultTimeoutMs = 15_000;

function urlOf(baseUrl: string, path: string, query: Query): string {
  const url = new URL(baseUrl.replace(/\/+$/, '') + path);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.href;
}

/** The bytes behind an address of the server's, which begins with a slash. */
export type Download = (path: string) => Promise<Uint8Array>;

/** Sends one request. Throws VidimusError `vidimus.unreachable` without an answer, `VidimusApiError` on a refusal. */
async function answerTo(
  options: ClientOptions,
  url: string,
  request: RequestInit,
  where: string,
): Promise<Buffer> {
  const send = options.fetch ?? globalThis.fetch;
  let status: number;
  let bytes: Buffer;
  try {
    const signal = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs);
    const response = await send(url, { ...request, signal });
    status = response.status;
    bytes = Buffer.from(await response.arrayBuffer());
  } catch (cause) {
    throw new VidimusError('vidimus.unreachable', `${where}: no answer from ${options.baseUrl}`, {
      where,
      cause,
    });
  }
  if (status < 200 || status > 299)
    throw new VidimusApiError(problemFrom(status, bytes.toString('utf8')), where);
  return bytes;
}

/**
 * One function for every call. A refusal of the server becomes `VidimusApiError`; a server that cannot be reached
 * `VidimusError` with code `vidimus.unreachable`, an answer that is not JSON one with `vidimus.answer.malformed`.
 */
export function connect(options: ClientOptions): { call: Call; download: Download } {
  if (options.apiKey === '')
    throw new VidimusError('client.api_key.missing', 'The API key is empty', { where: 'apiKey' });
  if (!URL.canParse(options.baseUrl)) {
    throw new VidimusError('client.base_url.invalid', 'The base URL is not an absolute URL', {
      where: 'baseUrl',
    });
  }
  const authorization = `Bearer ${options.apiKey}`;
  const call = async <T>(method: string, path: string, input: { body?: unknown; query?: Query } = {}) => {
    const where = `${method} ${path}`;
    const headers: Record<string, string> = { authorization, accept: 'application/json' };
    const request: RequestInit = { method, headers };
    if (input.body !== undefined) {
      headers['content-type'] = 'application/json';
      request.body = JSON.stringify(input.body);
    }
    const url = urlOf(options.baseUrl, path, input.query ?? {});
    const text = (await answerTo(options, url, request, where)).toString('utf8');
    if (text === '') return undefined as T;
    try {
      return JSON.parse(text) as T;
    } catch (cause) {
      throw new VidimusError('vidimus.answer.malformed', `${where}: the answer is not JSON`, {
        where,
        cause,
      });
    }
  };
  const download = (path: string) => {
    // The key must not go to another server.
    if (!path.startsWith('/') || path.startsWith('//'))
      throw new VidimusError('client.path.invalid', 'not an address of the server', { where: path });
    return answerTo(options, urlOf(options.baseUrl, path, {}), { headers: { authorization } }, `GET ${path}`);
  };
  return { call, download };
}
