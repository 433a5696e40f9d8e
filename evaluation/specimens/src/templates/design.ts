import type { Face } from '../outlines.ts';
import { type Theme, themes } from '../page.ts';
import type { Split } from '../split.ts';
import type { Language } from './words.ts';

/** How one fictional issue looks. A template and a design together are a variant. */
export interface Design {
  id: string;
  theme: Theme;
  label: Face;
  value: Face;
  /** Face of Chinese print. */
  han: Face;
  security: readonly SecurityPrint[];
  /** Of labels and titles, the state's own first. */
  languages: readonly Language[];
  dates: DateStyle;
  portraitSide: 'left' | 'right';
  /** Where a card's labels stand relative to their values. Passports print them above (ICAO 9303-4, 4.1). */
  labels: 'above' | 'beside';
  /** Which of its split's arrangements of fields a template takes, counted round. */
  arrangement: number;
}

/** The arrangement that a design takes of those of its split. */
export const arranged = <T>(
  of: Readonly<Record<Split, readonly T[]>>,
  split: Split,
  { arrangement }: Design,
): T => of[split][arrangement % of[split].length]!;

export type SecurityPrint = 'waves' | 'arcs' | 'rosettes' | 'lattice';
/** `12 AUG 1974`, `12 AUG/AOÛT 1974`, `12.08.1974`, `12/08/1974`, `12-08-1974`, `12 08 1974`. */
export type DateStyle = 'named' | 'two languages' | 'dots' | 'slashes' | 'dashes' | 'blanks';

const [fern, amber, slate] = themes as [Theme, Theme, Theme];

export const designs: Readonly<Record<Split, readonly Design[]>> = {
  development: [
    {
      id: 'fern',
      theme: fern,
      label: 'regular',
      value: 'bold',
      han: 'han',
      security: ['waves'],
      languages: ['en'],
      dates: 'named',
      portraitSide: 'left',
      labels: 'above',
      arrangement: 0,
    },
    {
      id: 'amber',
      theme: amber,
      label: 'serif',
      value: 'serif-bold',
      han: 'han',
      security: ['arcs'],
      languages: ['fr', 'en'],
      dates: 'two languages',
      portraitSide: 'right',
      labels: 'above',
      arrangement: 0,
    },
    {
      id: 'slate',
      theme: slate,
      label: 'regular',
      value: 'regular',
      han: 'han',
      security: ['waves', 'arcs'],
      languages: ['pt', 'en'],
      dates: 'dots',
      portraitSide: 'left',
      labels: 'beside',
      arrangement: 0,
    },
    {
      id: 'moss',
      theme: { paper: '#f3f4e8', tint: '#dfe3bf', line: '#a3ab6c', ink: '#15170f', label: '#4f5730' },
      label: 'plex',
      value: 'plex-bold',
      han: 'han',
      security: ['arcs'],
      languages: ['nl', 'en'],
      dates: 'dashes',
      portraitSide: 'right',
      labels: 'above',
      arrangement: 1,
    },
    {
      id: 'rust',
      theme: { paper: '#faf4f1', tint: '#f0d3c8', line: '#d39c88', ink: '#120d0b', label: '#7d3a25' },
      label: 'narrow',
      value: 'narrow-bold',
      han: 'han',
      security: ['waves', 'arcs'],
      languages: ['sv', 'en'],
      dates: 'blanks',
      portraitSide: 'right',
      labels: 'beside',
      arrangement: 2,
    },
    {
      id: 'cobalt',
      theme: { paper: '#fbfbfd', tint: '#dbe4f5', line: '#a9bbe0', ink: '#0d1117', label: '#2b4a86' },
      label: 'narrow',
      value: 'plex',
      han: 'han',
      security: ['waves'],
      languages: ['pl', 'en'],
      dates: 'slashes',
      portraitSide: 'left',
      labels: 'above',
      arrangement: 2,
    },
  ],
  test: [
    {
      id: 'heather',
      theme: { paper: '#f6f0f5', tint: '#e3cfe2', line: '#b184ae', ink: '#1b141a', label: '#653a61' },
      label: 'grotesque',
      value: 'grotesque-bold',
      han: 'han-other',
      security: ['rosettes'],
      languages: ['es', 'en'],
      dates: 'slashes',
      portraitSide: 'left',
      labels: 'above',
      arrangement: 0,
    },
    {
      id: 'chalk',
      theme: { paper: '#fafaf8', tint: '#e9eef0', line: '#9db4bd', ink: '#101418', label: '#3d5560' },
      label: 'inter',
      value: 'inter-bold',
      han: 'han-other',
      security: ['lattice'],
      languages: ['de', 'en'],
      dates: 'named',
      portraitSide: 'left',
      labels: 'above',
      arrangement: 0,
    },
    {
      id: 'copper',
      theme: { paper: '#f3ece4', tint: '#e2c4a6', line: '#b07d4e', ink: '#17110b', label: '#6a3d17' },
      label: 'grotesque',
      value: 'inter',
      han: 'han-other',
      security: ['rosettes', 'lattice'],
      languages: ['it', 'en'],
      dates: 'dots',
      portraitSide: 'right',
      labels: 'beside',
      arrangement: 0,
    },
  ],
};
