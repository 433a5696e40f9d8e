import type { Knobs } from '../../check.ts';

export const knobs = {
  leastSeen: {
    value: 0.7,
    unit: 'share of frames',
    provenance:
      'the committed head-pose clips keep the face in every frame, turns of 60° included; a face that is gone for a third of the time can have been changed',
  },
  leastWidth: {
    value: 40,
    unit: 'px of the decoded frame',
    provenance:
      'half of the narrowest face that is compared with a portrait; at 20 px neither lids nor lips can be told',
  },
  mostCompany: {
    value: 0.15,
    unit: 'share of frames',
    provenance:
      'every tenth frame is searched in full: of the twenty looks of a challenge, three may show a passer-by',
  },
  mostTurn: {
    value: 20,
    unit: 'degrees of yaw or pitch',
    provenance:
      "OFIQ's pose measure, cos² of the angle (ISO/IEC 29794-5), is 0.88 there; the actions of a challenge turn farther",
  },
  leastEyeOpening: {
    value: 0.12,
    unit: 'height over width, mean of both eyes',
    provenance:
      'the iris net reads 0.3 for open eyes and less than 0.1 for closed ones; of 807 LFW faces one in a hundred measures less than 0.127',
  },
  leastAhead: {
    value: 0.1,
    unit: 'share of frames',
    provenance:
      'a challenge begins with at least a second of rest and lasts ten; blinks take a tenth of the time at most',
  },
} as const satisfies Knobs;
