import type { Knobs } from '../../check.ts';

export const knobs = {
  outside: {
    value: 0.02,
    unit: 'share of the document width',
    provenance:
      'a corner outside by more than the corner finder errs on whole documents (development photographs)',
  },
  border: {
    value: 0.008,
    unit: "share of the picture's longer side",
    provenance: 'the corner finder puts corners that lie outside onto the border, within 12 px of 2,000',
  },
  along: {
    value: 0.015,
    unit: "share of the picture's longer side",
    provenance: 'sides of development specimens that are cut are found within 25 px of 2,000 from the border',
  },
  sideSeen: {
    value: 0.35,
    unit: 'share of the side',
    provenance:
      'an edge is seen along 0.55 and more of whole sides, along 0.3 and less of cut ones (development specimens)',
  },
  outsideAtBorder: {
    value: 0.03,
    unit: 'share of the document width',
    provenance: 'development specimens cut by 8 % of their height and more imply 0.04 and more',
  },
  outsideImplied: {
    value: 0.06,
    unit: 'share of the document width',
    provenance:
      'the outline implied by a machine readable zone is only known to about 4 %: margins differ between states',
  },
  touching: {
    value: 0.004,
    unit: 'share of the picture side',
    provenance: 'print nearer to the border than this is cut: no document prints to its own edge',
  },
} as const satisfies Knobs;
