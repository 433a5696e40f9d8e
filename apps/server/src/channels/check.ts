import { domainToUnicode } from 'node:url';
import type { ChannelFinding, ChannelKind, ChannelList, ChannelQuestion } from '@vidimus/contracts';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { lookOf, mixesScripts } from './confusables.ts';
import { asciiHost, findingsOfHost, ownerOf, readable, resembled } from './hosts.ts';
import { oneCharacterOff } from './near.ts';
import { type Account, accountIn, accountNamed, elsewhere, entryOf, handles } from './social.ts';

/** An answer without its sentences. */
export interface Checked {
  readonly owned: boolean;
  readonly kind: ChannelKind;
  readonly checked: string;
  readonly resembles: string | null;
  readonly findings: readonly ChannelFinding[];
}

const foreign = (kind: ChannelKind, checked: string, findings: readonly ChannelFinding[]): Checked => ({
  owned: false,
  kind,
  checked,
  resembles: null,
  findings,
});

/** The kind that a value has by its form. */
function kindOf(value: string): ChannelKind {
  if (/^@/.test(value)) return 'social';
  if (/^\+?[\d\s().\-–/]{5,}$/.test(value)) return 'phone';
  if (/^(mailto:)?[^\s/:@]+@[^\s/@]+$/i.test(value)) return 'email';
  return 'link';
}

function checkHost(host: string, checked: string, list: ChannelList): Checked {
  const owner = ownerOf(host, list.links);
  if (owner !== null) return { owned: true, kind: 'link', checked, resembles: owner, findings: [] };
  const like = resembled(host, list.links);
  const findings = [...(like === null ? [] : [like.finding]), ...findingsOfHost(host)];
  return { ...foreign('link', checked, findings), resembles: like?.owned ?? null };
}

function checkAccount(account: Account, list: ChannelList): Checked {
  const { handle, platform } = account;
  const checked = platform === null ? `@${handle}` : `${platform}: @${handle}`;
  const entry = entryOf(account, list);
  if (entry !== null)
    return {
      owned: true,
      kind: 'social',
      checked,
      resembles: `${entry.platform}: @${entry.handle}`,
      findings: [],
    };
  const twin = elsewhere(account, list);
  if (twin !== null)
    return {
      ...foreign('social', checked, ['other_platform']),
      resembles: `${twin.platform}: @${twin.handle}`,
    };
  const alike = handles(list).find((own) => lookOf(own) === lookOf(handle));
  const near = handles(list).find((own) => oneCharacterOff(lookOf(own), lookOf(handle)));
  const inside = handles(list).find((own) => own.length >= 4 && lookOf(handle).includes(lookOf(own)));
  const findings: ChannelFinding[] = [];
  if (alike !== undefined) findings.push('look_alike');
  else if (near !== undefined) findings.push('one_character_off');
  else if (inside !== undefined) findings.push('name_inside');
  if (mixesScripts(handle)) findings.push('mixed_scripts');
  const like = alike ?? near ?? inside;
  return { ...foreign('social', checked, findings), resembles: like === undefined ? null : `@${like}` };
}

function checkLink(value: string, list: ChannelList): Checked {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `https://${value}`);
  if (url === null || url.hostname === '') return foreign('link', value, ['unreadable']);
  const account = accountIn(url);
  if (account !== null) return checkAccount(account, list);
  const host = asciiHost(url.hostname) || url.hostname;
  const found = checkHost(host, readable(host), list);
  const more: ChannelFinding[] = [];
  if (url.username !== '' || url.password !== '') more.push('before_at_sign');
  if (url.protocol !== 'https:') more.push('not_https');
  const hidden = found.owned ? null : ownerOf(asciiHost(url.username), list.links);
  return {
    ...found,
    // An address that carries a name before `@` is not one that they hand out, wherever it leads.
    owned: found.owned && !more.includes('before_at_sign'),
    resembles: found.resembles ?? hidden,
    findings: [...more, ...found.findings],
  };
}

function checkEmail(value: string, list: ChannelList): Checked {
  const address = value.replace(/^mailto:/i, '').replace(/\?.*$/, '');
  const at = address.lastIndexOf('@');
  const [local, host] = [address.slice(0, at).toLowerCase(), asciiHost(address.slice(at + 1))];
  if (local === '' || host === '') return foreign('email', value, ['unreadable']);
  const checked = `${local}@${domainToUnicode(host)}`;
  const same = list.emails.find((own) => {
    const [ownLocal, ownHost] = own.split('@') as [string, string];
    return ownLocal.toLowerCase() === local && asciiHost(ownHost) === host;
  });
  const atDomain = list.email_domains.find((domain) => asciiHost(domain) === host);
  const owner = same ?? atDomain ?? null;
  if (owner !== null)
    return { owned: true, kind: 'email', checked, resembles: owner, findings: ['sender_can_be_forged'] };
  const alike = list.emails.find((own) => lookOf(own) === lookOf(checked));
  if (alike !== undefined)
    return { ...foreign('email', checked, ['look_alike', ...findingsOfHost(host)]), resembles: alike };
  const domains = [...list.email_domains, ...list.emails.map((own) => own.split('@')[1]!)];
  const owned = [...list.links, ...domains.map((domain) => ({ domain, subdomains: false }))];
  const like = resembled(host, owned);
  const findings = [...(like === null ? [] : [like.finding]), ...findingsOfHost(host)];
  return { ...foreign('email', `${local}@${readable(host)}`, findings), resembles: like?.owned ?? null };
}

function checkPhone(value: string, list: ChannelList): Checked {
  const country = list.phone_country === null ? {} : { defaultCountry: list.phone_country as CountryCode };
  const parsed = parsePhoneNumberFromString(value, country);
  if (parsed === undefined || !parsed.isPossible()) return foreign('phone', value, ['unreadable']);
  const { number } = parsed;
  if (list.phones.includes(number))
    return {
      owned: true,
      kind: 'phone',
      checked: number,
      resembles: number,
      findings: ['sender_can_be_forged'],
    };
  const near = list.phones.find((own) => oneCharacterOff(own, number));
  if (near === undefined) return foreign('phone', number, []);
  return { ...foreign('phone', number, ['one_character_off']), resembles: near };
}

/**
 * Says whether a link, e-mail address, telephone number or social handle stands in the operator's list. Only an exact
 * match is owned; of everything else it names how it is made to look like an entry.
 */
export function checkChannel(question: ChannelQuestion, list: ChannelList): Checked {
  const value = question.value.trim();
  const kind = question.kind ?? (question.platform === undefined ? kindOf(value) : 'social');
  switch (kind) {
    case 'email':
      return checkEmail(value, list);
    case 'phone':
      return checkPhone(value, list);
    case 'social': {
      const url = /^https?:\/\//i.test(value) ? URL.parse(value) : null;
      const account = url === null ? accountNamed(value, question.platform ?? null) : accountIn(url);
      return account === null ? checkLink(value, list) : checkAccount(account, list);
    }
    case 'link':
      return checkLink(value, list);
  }
}
