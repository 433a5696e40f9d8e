import type { Knobs } from '../../check.ts';

export const knobs = {
  leastGrid: {
    value: 4.8,
    unit: 'logarithm of a ratio of powers',
    provenance:
      'development specimens and 110 real pictures: genuine documents, copies and halftones measure 4.5 or less, screens at 1.1 to 4.3 photograph pixels a screen pixel 5.2 to 9.3',
  },
  leastColour: {
    value: 0.09,
    unit: 'logarithm of a channel ratio',
    provenance:
      'real grey copies (DLC-2021): nine in ten measure 0.081 or less; the palest genuine specimens measure 0.100, the palest real documents 0.112',
  },
  leastJudged: {
    value: 0.25,
    unit: 'share of the document',
    provenance: 'a page that is bleached or black over three quarters shows too little of its colours',
  },
  mostAskew: {
    value: 0.8,
    unit: '°',
    provenance:
      'hand-held development photographs are 1.7° or more from square; flat pictures measure 0.5° or less, the outline being off by a pixel or two',
  },
  mostGroundSpread: {
    value: 4,
    unit: 'grey level',
    provenance: 'a table under a lamp varies by 5 or more, a scanner’s lid by 1 or less',
  },
} as const satisfies Knobs;
