import { readFileSync } from 'node:fs';
import { VidimusError } from '@vidimus/contracts';
import ipaddr from 'ipaddr.js';

/** Every setting of the server, its meaning and its default. Nothing secret has a default. */
export const settings = {
  VIDIMUS_DATA_DIR: {
    meaning: 'folder for keys, objects and the embedded database',
    fallback: './.data/vidimus',
  },
  VIDIMUS_HOST: { meaning: 'address to listen on', fallback: '127.0.0.1' },
  VIDIMUS_PORT: { meaning: 'port to listen on', fallback: '7400' },
  VIDIMUS_PUBLIC_URL: {
    meaning: 'address under which applicants reach this server',
    fallback: 'http://localhost:7400',
  },
  VIDIMUS_DATABASE_URL: {
    meaning: 'PostgreSQL 15 or newer; without it PGlite in the data folder',
    fallback: '',
  },
  VIDIMUS_POLICY: { meaning: 'policy file; without it the default policy', fallback: '' },
  VIDIMUS_DUPLICATE_KEYS: {
    meaning:
      'secrets of at least 32 bytes in base64, the current one first, with commas between, that documents and faces ' +
      'are looked for under; without them a file in the data folder, made at the first start',
    fallback: '',
  },
  VIDIMUS_FACE_MODEL: {
    meaning:
      'file of `vidimus models check --write` that names a face model to compare with portraits; without it the built-in one',
    fallback: '',
  },
  VIDIMUS_ALLOW_PRIVATE_WEBHOOKS: {
    meaning: '`true` lets webhooks reach private addresses',
    fallback: 'false',
  },
  VIDIMUS_CHANNELS: {
    meaning:
      'JSON file of the links, addresses, numbers and accounts that are yours; without it none can be checked',
    fallback: '',
  },
  VIDIMUS_CHANNELS_KEY: {
    meaning:
      'Ed25519 private key (PKCS #8 PEM file) that the list of channels is signed with; without it a file in the data ' +
      'folder, made at the first start',
    fallback: '',
  },
  VIDIMUS_THEME: {
    meaning:
      'JSON file of your name, logo and colours on the applicant page; without it the page has its own looks',
    fallback: '',
  },
  VIDIMUS_FRAME_ANCESTORS: {
    meaning: 'origins, with commas between, of pages that may show the applicant page inside them',
    fallback: '',
  },
  VIDIMUS_TRUSTED_PROXIES: {
    meaning:
      'addresses or networks, with commas between, of reverse proxies whose X-Forwarded-For is believed',
    fallback: '',
  },
  VIDIMUS_LOG_LEVEL: { meaning: 'fatal, error, warn, info or debug', fallback: 'info' },
} as const;
export type SettingName = keyof typeof settings;

/**
 * Reads the settings from the environment. A misspelt name stops the start.
 * @throws VidimusError `settings.unknown`, `settings.invalid`
 */
export function readSettings(env: NodeJS.ProcessEnv): Record<SettingName, string> {
  for (const name of Object.keys(env)) {
    if (name.startsWith('VIDIMUS_') && !(name in settings)) {
      throw new VidimusError(
        'settings.unknown',
        `${name} is not a setting; known: ${Object.keys(settings).join(', ')}`,
        {
          where: name,
        },
      );
    }
  }
  const names = Object.keys(settings) as SettingName[];
  return Object.fromEntries(names.map((name) => [name, env[name] ?? settings[name].fallback])) as Record<
    SettingName,
    string
  >;
}

const invalid = (name: SettingName, expected: string): never => {
  throw new VidimusError('settings.invalid', `${name} is not ${expected}`, { where: name });
};

export function portOf(text: string): number {
  const port = Number(text);
  return text.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65535
    ? port
    : invalid('VIDIMUS_PORT', 'a port');
}

export function flagOf(name: SettingName, text: string): boolean {
  if (text !== 'true' && text !== 'false') return invalid(name, '`true` or `false`');
  return text === 'true';
}

export function ancestorsOf(text: string): string[] {
  const origins = text.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
  // The whole text is the origin: no path, no `*`, nothing that would add to the policy it is written into.
  return origins.every((each) => /^https?:[^*]+$/.test(each) && URL.parse(each)?.origin === each)
    ? origins
    : invalid('VIDIMUS_FRAME_ANCESTORS', 'a list of origins such as https://exchange.example');
}

export function proxiesOf(text: string): string[] {
  const proxies = text.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
  const known = (each: string): boolean => ipaddr.isValid(each) || ipaddr.isValidCIDR(each);
  return proxies.every(known)
    ? proxies
    : invalid('VIDIMUS_TRUSTED_PROXIES', 'a list of addresses or networks such as 10.0.0.0/8');
}

export function policyFileOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new VidimusError('settings.invalid', `VIDIMUS_POLICY names no readable JSON file: ${path}`, {
      where: 'VIDIMUS_POLICY',
      cause,
    });
  }
}
