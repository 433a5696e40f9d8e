import { domainToASCII, domainToUnicode } from 'node:url';
import type { ChannelFinding } from '@vidimus/contracts';
import { getDomain, getDomainWithoutSuffix } from 'tldts';
import { lookOf, mixesScripts } from './confusables.ts';
import { oneCharacterOff } from './near.ts';

/** A shorter name stands inside other words by chance. */
const shortestName = 4;
/** With fewer letters, half of all words are one character apart. */
const shortestNear = 5;

export interface OwnedHost {
  readonly domain: string;
  readonly subdomains: boolean;
}

interface Resembling {
  readonly owned: string;
  readonly finding: ChannelFinding;
}

const byPublicSuffix = { allowPrivateDomains: true } as const;
/** What somebody registered: `exchange.co.uk` of `www.exchange.co.uk`. */
const registered = (host: string): string => getDomain(host, byPublicSuffix) ?? host;
/** Its own word: `exchange`. */
const nameOf = (host: string): string => getDomainWithoutSuffix(host, byPublicSuffix) ?? host;

/** A domain in the form that is compared: ASCII, lower case, without a dot at the end. Empty when it is none. */
export const asciiHost = (host: string): string =>
  domainToASCII(host.trim().replace(/\.$/, '').toLowerCase());

/** A host as it is read, and beside it as it is written where that is not the same. */
export function readable(host: string): string {
  const shown = domainToUnicode(host);
  return shown === host ? host : `${shown} (${host})`;
}

/** The entry that owns a host, or null. */
export function ownerOf(host: string, owned: readonly OwnedHost[]): string | null {
  const found = owned.find(({ domain, subdomains }) => {
    const own = asciiHost(domain);
    return host === own || (subdomains && host.endsWith(`.${own}`));
  });
  return found?.domain ?? null;
}

/** How a host is made to look like an owned domain, or null. The plainest trick is named. */
function resemblance(host: string, domain: string): ChannelFinding | null {
  const own = asciiHost(domain);
  if (registered(host) === registered(own)) return 'not_listed';
  const [shown, look] = [domainToUnicode(host), lookOf(domainToUnicode(host))];
  const [ownShown, ownLook] = [domainToUnicode(own), lookOf(domainToUnicode(own))];
  if (look === ownLook || lookOf(registered(shown)) === lookOf(registered(ownShown))) return 'look_alike';
  const dashed = (text: string): string => text.replaceAll('.', '-');
  const inFront = shown.slice(0, Math.max(0, shown.length - registered(shown).length));
  const front = dashed(lookOf(inFront));
  if (front !== '' && (front.includes(dashed(ownLook)) || dashed(look).startsWith(`${dashed(ownLook)}-`)))
    return 'subdomain_trick';
  const [name, ownName] = [lookOf(nameOf(shown)), lookOf(nameOf(ownShown))];
  if (dashed(look).startsWith(`${dashed(ownLook)}-`)) return 'subdomain_trick';
  if (ownName.length >= shortestNear && oneCharacterOff(name, ownName)) return 'one_character_off';
  if (ownName.length >= shortestName && dashed(look).includes(ownName)) return 'name_inside';
  return null;
}

const rank: readonly ChannelFinding[] = [
  'not_listed',
  'look_alike',
  'subdomain_trick',
  'one_character_off',
  'name_inside',
];

/** The owned domain that a foreign host resembles most, and how. */
export function resembled(host: string, owned: readonly OwnedHost[]): Resembling | null {
  const found = owned.flatMap(({ domain }) => {
    const finding = resemblance(host, domain);
    return finding === null ? [] : [{ owned: domain, finding }];
  });
  return found.sort((a, b) => rank.indexOf(a.finding) - rank.indexOf(b.finding))[0] ?? null;
}

/** What is to be told of a host by itself. */
export function findingsOfHost(host: string): ChannelFinding[] {
  const labels = domainToUnicode(host).split('.');
  const findings: ChannelFinding[] = [];
  if (host.split('.').some((label) => label.startsWith('xn--'))) findings.push('punycode');
  if (labels.some(mixesScripts)) findings.push('mixed_scripts');
  if (/^[\d.]+$|^\[/.test(host)) findings.push('not_a_name');
  return findings;
}
