import type { ChannelList, SocialPlatform } from '@vidimus/contracts';

/** Hosts of each platform, and which part of the path names the account. */
const hosts: Readonly<Record<string, { platform: SocialPlatform; account: RegExp }>> = {
  'x.com': { platform: 'x', account: /^\/([^/]+)/ },
  'twitter.com': { platform: 'x', account: /^\/([^/]+)/ },
  't.me': { platform: 'telegram', account: /^\/(?:s\/)?([^/]+)/ },
  'telegram.me': { platform: 'telegram', account: /^\/([^/]+)/ },
  'facebook.com': { platform: 'facebook', account: /^\/([^/]+)/ },
  'instagram.com': { platform: 'instagram', account: /^\/([^/]+)/ },
  'youtube.com': { platform: 'youtube', account: /^\/(?:c\/|user\/)?@?([^/]+)/ },
  'linkedin.com': { platform: 'linkedin', account: /^\/(?:company|in)\/([^/]+)/ },
  'github.com': { platform: 'github', account: /^\/([^/]+)/ },
  'discord.gg': { platform: 'discord', account: /^\/([^/]+)/ },
  'weibo.com': { platform: 'weibo', account: /^\/(?:u\/|n\/)?([^/]+)/ },
};

export interface Account {
  readonly platform: SocialPlatform | null;
  readonly handle: string;
}

const plain = (handle: string): string => handle.trim().replace(/^@/, '').toLowerCase();

/** The account that a link of a known platform leads to, or null. */
export function accountIn(url: URL): Account | null {
  const site = hosts[url.hostname.replace(/^(www|m|mobile)\./, '')];
  const handle = site?.account.exec(url.pathname)?.[1];
  if (site === undefined || handle === undefined) return null;
  try {
    return { platform: site.platform, handle: plain(decodeURIComponent(handle)) };
  } catch {
    return null;
  }
}

export const accountNamed = (text: string, platform: SocialPlatform | null): Account => ({
  platform,
  handle: plain(text),
});

/** The entry with this handle on this platform; on any where the question names none. */
export function entryOf(account: Account, { social }: ChannelList): ChannelList['social'][number] | null {
  const same = social.filter(({ handle }) => plain(handle) === account.handle);
  return same.find(({ platform }) => account.platform === null || platform === account.platform) ?? null;
}

/** The same handle on another platform than theirs. */
export const elsewhere = (account: Account, { social }: ChannelList): ChannelList['social'][number] | null =>
  social.find(({ handle }) => plain(handle) === account.handle) ?? null;

export const handles = ({ social }: ChannelList): string[] => social.map(({ handle }) => plain(handle));
