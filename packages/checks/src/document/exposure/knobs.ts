import type { Knobs } from '../../check.ts';

export const knobs = {
  leastHigh: {
    value: 70,
    unit: 'luma',
    provenance:
      'four specimens darkened step by step with sensor noise: half the light measures 156 or more, a tenth 75 to 82, a sixteenth 60 to 66',
  },
  mostLow: {
    value: 225,
    unit: 'luma',
    provenance:
      'the same specimens brightened: at twice the light 182 to 218, at three times 196 to 235; clean scans stay below 195',
  },
  mostBright: {
    value: 0.6,
    unit: 'share of the document in luma 247 to 255',
    provenance:
      'development specimens four to seven times too bright: 0.81 to 0.91; none on clean ones. White drawings of documents reach 0.89',
  },
  mostBlack: {
    value: 75,
    unit: 'luma of the darkest half hundredth',
    provenance:
      'light scattered in the lens leaves no black: 102 to 130 on the same specimens, 25 at most on white drawings with black print',
  },
} as const satisfies Knobs;
