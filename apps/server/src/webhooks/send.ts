import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { VidimusError } from '@vidimus/contracts';
import { useAgent } from 'request-filtering-agent';
import { Webhook } from 'standardwebhooks';

const timeoutMs = 10_000;

export interface Outgoing {
  url: string;
  id: string;
  body: string;
  secrets: readonly string[];
  at: Date;
  /** Private and loopback addresses are refused unless the operator allows them (server-side request forgery). */
  allowPrivate: boolean;
}

/** Headers of Standard Webhooks; several signatures while a secret is being replaced. */
export function signedHeaders(message: Outgoing): Record<string, string> {
  const signatures = message.secrets.map((secret) =>
    new Webhook(secret).sign(message.id, message.at, message.body),
  );
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(message.body)),
    'user-agent': 'Vidimus-Webhooks',
    'webhook-id': message.id,
    'webhook-timestamp': String(Math.floor(message.at.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  };
}

/**
 * Sends one webhook; the answer's body is not read, redirects are not followed. Returns the HTTP status.
 * @throws VidimusError `webhook.unreachable` (also for a refused address or no answer in ten seconds)
 */
export function sendWebhook(message: Outgoing): Promise<number> {
  const request = new URL(message.url).protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const failed = (cause: unknown): void =>
      reject(
        new VidimusError('webhook.unreachable', 'the webhook endpoint did not answer', {
          where: new URL(message.url).host,
          cause,
        }),
      );
    try {
      const outgoing = request(
        message.url,
        {
          method: 'POST',
          headers: signedHeaders(message),
          timeout: timeoutMs,
          signal: AbortSignal.timeout(timeoutMs),
          // The agent checks the address that the socket really connects to, after name resolution.
          agent: useAgent(message.url, { allowPrivateIPAddress: message.allowPrivate }),
        },
        (answer) => {
          answer.resume();
          answer.on('error', failed);
          resolve(answer.statusCode ?? 0);
        },
      );
      outgoing.on('error', failed);
      outgoing.end(message.body);
    } catch (cause) {
      failed(cause);
    }
  });
}
