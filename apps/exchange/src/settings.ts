import { VidimusError } from '@vidimus/contracts';
import type { ExchangeOptions } from './start.ts';

const prefix = 'EXCHANGE_';
const known = ['PORT', 'DATA', 'VIDIMUS_URL', 'API_KEY', 'PUBLIC_URL'].map((name) => prefix + name);

function invalid(name: string, message: string): never {
  throw new VidimusError('exchange.setting.invalid', `${name} ${message}`, { where: name });
}

/**
 * Reads `EXCHANGE_PORT`, `EXCHANGE_DATA`, `EXCHANGE_VIDIMUS_URL`, `EXCHANGE_API_KEY` and, optionally,
 * `EXCHANGE_PUBLIC_URL`. Nothing has a default, and a misspelt one is named.
 * @throws VidimusError `exchange.setting.invalid`; `where` is the setting
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): ExchangeOptions {
  for (const name of Object.keys(env)) {
    if (name.startsWith(prefix) && !known.includes(name))
      invalid(name, `is unknown; known are ${known.join(', ')}`);
  }
  const required = (name: string): string => env[name] || invalid(name, 'is missing');
  const url = (name: string, value: string): string =>
    /^https?:$/.test(URL.parse(value)?.protocol ?? '') ? value : invalid(name, 'is not an http(s) URL');
  const port = Number(required('EXCHANGE_PORT'));
  if (!Number.isInteger(port) || port < 0 || port > 65535) invalid('EXCHANGE_PORT', 'is not a port');
  const publicUrl = env.EXCHANGE_PUBLIC_URL;
  return {
    port,
    dataDir: required('EXCHANGE_DATA'),
    vidimusUrl: url('EXCHANGE_VIDIMUS_URL', required('EXCHANGE_VIDIMUS_URL')),
    apiKey: required('EXCHANGE_API_KEY'),
    ...(publicUrl === undefined ? {} : { publicUrl: url('EXCHANGE_PUBLIC_URL', publicUrl) }),
  };
}
