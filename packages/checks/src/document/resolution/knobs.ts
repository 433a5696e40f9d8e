import type { Knobs } from '../../check.ts';

export const knobs = {
  leastWidth: {
    value: 560,
    unit: 'px of the longer side',
    provenance:
      'rendered specimens scaled down: reading of the zone falls below nine in ten under about 560 px',
  },
  leastForPortrait: {
    value: 490,
    unit: 'px of the longer side',
    provenance:
      'eyes of a portrait 40 px apart: 10 mm on a passport page of 125 mm, 7 mm on a card of 85.6 mm (ICAO 9303-4, 9303-5)',
  },
} as const satisfies Knobs;
