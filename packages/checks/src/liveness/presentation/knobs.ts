import type { Knobs } from '../../check.ts';

export const knobs = {
  mostApart: {
    value: 0.55,
    unit: 'distance of embeddings from one alignment',
    provenance:
      'clips of five people of the development material, turned up to 46°: at most 0.50 within one clip, at least 0.62 between two people',
  },
  leastRelief: {
    value: 0.07,
    unit: 'interocular distances off the plane, over the sine of the turn',
    provenance:
      'development half: 8 rendered heads that turn and nod measure 0.097 or more, real heads 0.13 or more; sheets, waved, flat and bent, 0.049 or less',
  },
  reliefOfHeads: {
    value: 0.13,
    unit: 'the same',
    provenance: 'the middle one of the development half’s heads',
  },
  leastGrid: {
    value: 4.6,
    unit: 'logarithm of a ratio of powers',
    provenance: 'TODO',
  },
  gridOfCameras: {
    value: 3.6,
    unit: 'the same',
    provenance: 'TODO',
  },
  leastFollowing: {
    value: 0.6,
    unit: 'correlation of the face’s colour with the screen’s',
    provenance: 'TODO',
  },
  longestLag: {
    value: 480,
    unit: 'ms',
    provenance: 'TODO',
  },
  leastSwing: {
    value: 0.015,
    unit: 'logarithm of a channel ratio',
    provenance: 'TODO',
  },
  leastSteps: {
    value: 0.5,
    unit: 'share of the variance',
    provenance: 'TODO',
  },
  darkFace: {
    value: 45,
    unit: 'grey level',
    provenance: 'TODO',
  },
  suspected: {
    value: 1,
    unit: 'root of the sum of squared suspicions',
    provenance: 'one sign at its own threshold, or two at seven tenths of the way there',
  },
  unclear: {
    value: 0.85,
    unit: 'the same',
    provenance: 'TODO',
  },
} as const satisfies Knobs;
