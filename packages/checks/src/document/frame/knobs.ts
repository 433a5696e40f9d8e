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
  leastAspect: {
    value: 1.3,
    unit: 'longer over shorter side',
    provenance:
      'ISO/IEC 7810: ID-1 1.585, ID-3 1.420; whole documents of hand-held development photographs measure 1.40 and more, cut ones found too narrow 1.03 to 1.27',
  },
  edgesBeyond: {
    value: 0.6,
    unit: 'share of the way to the border',
    provenance:
      'outlines that end at the portrait’s rim instead of the document’s: 0.95 and more; whole documents of so square an outline: none (development specimens)',
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
