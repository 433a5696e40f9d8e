import type { ChannelFinding, ChannelKind, Locale } from '@vidimus/contracts';
import { en } from './words.en.ts';
import { es } from './words.es.ts';
import { zhCN } from './words.zh-cn.ts';

/** Every sentence of the page on which people check a channel. */
export interface ChannelWords {
  readonly title: (operator: string) => string;
  readonly lead: string;
  readonly label: string;
  readonly placeholder: string;
  readonly check: string;
  readonly owned: (operator: string) => string;
  readonly foreign: (operator: string) => string;
  readonly foreignLead: string;
  readonly checked: (kind: string) => string;
  readonly resembles: string;
  readonly belongsTo: string;
  readonly kinds: Readonly<Record<ChannelKind, string>>;
  readonly findings: Readonly<Record<ChannelFinding, string>>;
  readonly list: string;
  readonly machine: string;
}

export const channelWords: Readonly<Record<Locale, ChannelWords>> = { en, 'zh-CN': zhCN, es };
