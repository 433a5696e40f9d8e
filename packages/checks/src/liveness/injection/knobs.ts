import type { Knobs } from '../../check.ts';

export const knobs = {
  suspected: {
    value: 1,
    unit: 'points',
    provenance: 'one plain sign, or two faint ones; see docs/decisions/0011-presentation.md',
  },
  plainSign: { value: 1, unit: 'points', provenance: 'a camera shows none of these signs by chance' },
  faintSign: { value: 0.5, unit: 'points', provenance: 'a quiet camera on a steady machine may show one' },
  mostRepeated: {
    value: 0.02,
    unit: 'share of frames that are an earlier one again',
    provenance: 'the noise of a sensor never comes twice; a file in a loop repeats all of it',
  },
  mostUnchanged: {
    value: 0.97,
    unit: 'share of pixels as in the frame before',
    provenance:
      'rendered clips with a sensor’s noise measure 0.19 or less, real ones out of compressed videos 0.54 or less, a still picture 1',
  },
  leastUneven: {
    value: 0.7,
    unit: 'ms off even steps',
    provenance: 'whole milliseconds alone make 0.3; exposure and screen move real frames by several',
  },
  leastFrames: { value: 40, unit: 'frames', provenance: 'three seconds of a clip' },
  mostOffSize: {
    value: 0.2,
    unit: 'share of the longer side that was asked for',
    provenance:
      'a camera without the very size gives its nearest: the drawn ones lie 14 % and more apart, 640 px 33 %',
  },
} as const satisfies Knobs;
