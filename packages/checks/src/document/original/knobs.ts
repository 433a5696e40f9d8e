import type { Knobs } from '../../check.ts';

export const knobs = {
  leastGrid: {
    value: 4.6,
    unit: 'logarithm of a ratio of powers',
    provenance:
      'set above what is no screen: genuine development specimens measure 3.8 or less, 100 real flat pictures and grey copies 4.5 or less',
  },
  leastDisplay: {
    value: 1.44,
    unit: 'logit',
    provenance:
      'mean of the screen net over all tiles: 319 genuine development specimens, thumbs and lamps on them, measure 1.38 or less, real grey copies −0.14 or less, displays of two photograph pixels a pixel and more 1.5 or more',
  },
  leastColour: {
    value: 0.0475,
    unit: 'logarithm of a channel ratio',
    provenance:
      'real grey copies (DLC-2021): 46 of 50 measure 0.0453 or less, grey development specimens 0.032; the palest development specimens, pale amber with a dark portrait, measure 0.0496, the palest real documents 0.078',
  },
  leastFine: {
    value: 3,
    unit: 'level',
    provenance:
      'real grey copies (DLC-2021) measure 1 or less and halftones of the development split 2 or less; a drawn card whose colours hardly differ measures 3',
  },
  leastJudged: {
    value: 0.25,
    unit: 'share of the document',
    provenance: 'a page that is bleached or black over three quarters shows too little of its colours',
  },
  mostAskew: {
    value: 1.5,
    unit: '°',
    provenance:
      'before an even ground: scans measure 1.07° or less, their outline being off by a pixel or two; hand-held development photographs 0.8° or more, before uneven ground',
  },
  mostAskewAlone: {
    value: 0.6,
    unit: '°',
    provenance:
      'without any ground only the lie of page and text can tell: flat pictures measure 0.5° or less, few hand-held ones less than 1.7°',
  },
  mostGroundSpread: {
    value: 4,
    unit: 'grey level',
    provenance:
      'around hand-held development photographs, shadow and lamp make 8 or more; a scanner’s lid 0.1 or less',
  },
} as const satisfies Knobs;
