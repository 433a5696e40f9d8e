import type { Knobs } from '../../check.ts';

export const knobs = {
  leastSeen: {
    value: 0.7,
    unit: 'share of frames',
    provenance:
      'the committed head-pose clips keep the face in every frame, turns of 60° included; a face that is gone for a third of the time can have been changed',
  },
  mostCompany: {
    value: 0.15,
    unit: 'share of frames',
    provenance:
      'every sixth frame is searched in full, so one passer-by at one look stays below this and two looks do not (clips of 2 s and more)',
  },
} as const satisfies Knobs;
