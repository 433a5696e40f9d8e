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
}

export type SecurityPrint = 'waves' | 'arcs' | 'rosettes' | 'lattice';
/** `12 AUG 1974`, `12 AUG/AOÛT 1974`, `12.08.1974`, `12/08/1974`. */
export type DateStyle = 'named' | 'two languages' | 'dots' | 'slashes';

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
    },
  ],
};
