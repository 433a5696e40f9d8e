import { readFileSync } from 'node:fs';
import { type ChannelList, ChannelListSchema, checkedBy, VidimusError } from '@vidimus/contracts';
import { asciiHost } from './hosts.ts';

const where = 'VIDIMUS_CHANNELS';

function refuse(pointer: string, message: string): never {
  throw new VidimusError('settings.invalid', `${where}: ${pointer} ${message}`, { where });
}

/**
 * Checks the operator's list of channels.
 * @throws VidimusError `settings.invalid`, naming the entry at fault
 */
export function channelListFrom(json: unknown): ChannelList {
  let list: ChannelList;
  try {
    list = checkedBy(ChannelListSchema, json, 'settings.invalid');
  } catch (cause) {
    if (!(cause instanceof VidimusError)) throw cause;
    throw new VidimusError('settings.invalid', `${where}: ${cause.message}`, { where, cause });
  }
  for (const [index, { domain }] of list.links.entries())
    if (asciiHost(domain) === '') refuse(`/links/${index}/domain`, 'is no domain');
  for (const [index, domain] of list.email_domains.entries())
    if (asciiHost(domain) === '') refuse(`/email_domains/${index}`, 'is no domain');
  for (const [index, email] of list.emails.entries())
    if (!/^[^\s@]+@[^\s@]+$/.test(email) || asciiHost(email.split('@')[1]!) === '')
      refuse(`/emails/${index}`, 'is no e-mail address');
  return list;
}

/** @throws VidimusError `settings.invalid` */
export function channelListOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new VidimusError('settings.invalid', `${where} names no readable JSON file: ${path}`, {
      where,
      cause,
    });
  }
}
