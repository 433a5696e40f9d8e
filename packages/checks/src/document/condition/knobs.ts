import type { Knobs } from '../../check.ts';

export const knobs = {
  mostTaken: {
    value: 0.05,
    unit: 'share of a needed zone',
    provenance:
      'development specimens of six designs: 0.042 at most on 130 without damage, 0.022 to 0.165 on cracked folds whose print could be read; the net does not see fine scratches',
  },
  coverReach: {
    value: 4,
    unit: 'cells of a sixtieth of the width and a fortieth of the height',
    provenance: 'shadows of fingers on development specimens end within 4 cells',
  },
  leastCovered: {
    value: 0.3,
    unit: 'probability',
    provenance: 'the rim of a finger on development specimens',
  },
  maybeWorn: {
    value: 0.5,
    unit: 'probability',
    provenance:
      'cracked folds of development specimens leave 30 and more such cells in 16 of 18, blurred and moved photos 19 at most',
  },
  leastMaybeWorn: {
    value: 25,
    unit: 'connected cells of a sixtieth of the width and a fortieth of the height',
    provenance: 'see maybeWorn',
  },
  clearPrint: {
    value: 0.9,
    unit: 'confidence of a line',
    provenance: 'lines of clean development specimens',
  },
  mostUnread: {
    value: 2,
    unit: 'needed fields that were not read',
    provenance:
      'damage of development specimens takes one or two; where more are missing, the layout was not understood',
  },
  lostPrint: {
    value: 0.8,
    unit: 'confidence of a line',
    provenance: 'scratched lines of development specimens',
  },
} as const satisfies Knobs;
