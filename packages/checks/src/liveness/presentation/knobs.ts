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
    provenance:
      'as of document/original; development half: faces before the camera measure 3.7 or less, on displays of half a camera pixel and more 5.1 or more; real clips 3.5 or less',
  },
  gridOfCameras: {
    value: 3.6,
    unit: 'the same',
    provenance: 'what the noise of a camera reaches on the same faces',
  },
  leastFollowing: {
    value: 0.75,
    unit: 'correlation of the face’s colour with the screen’s',
    provenance:
      'development half: rendered faces in a screen’s light of 4 % of the room’s follow with 0.86 or more; without it, or with other colours, at most 0.63',
  },
  longestLag: {
    value: 480,
    unit: 'ms',
    provenance:
      'screen, exposure and camera take 60 to 260 ms on phones; short of one step, so that no colour can be seen first and shown then',
  },
  leastSwing: {
    value: 0.015,
    unit: 'logarithm of a channel ratio',
    provenance: 'a screen of 2 % of the room’s light; the same rendered faces swing less without it',
  },
  leastSteps: {
    value: 0.6,
    unit: 'share of the change from frame to frame beyond chance',
    provenance:
      'of 1,000 simulated faces that turn once to four times under the colours, at 5 to 12 frames a second, 1 reaches it, of 600 in the colours of another challenge 578 do at 8 and more (evaluation/liveness/src/colours.test.ts)',
  },
  darkFace: {
    value: 60,
    unit: 'grey level',
    provenance:
      'between the darkest face that is judged at all and the darkest of those lit as usual (face/lighting: 40 and 85); no clip of a dark room was measured',
  },
  suspected: {
    value: 1,
    unit: 'root of the sum of squared suspicions',
    provenance: 'one sign at its own threshold, or two at seven tenths of the way there',
  },
  unclear: {
    value: 0.85,
    unit: 'the same',
    provenance: 'heads of the development half weigh 0.55 or less',
  },
} as const satisfies Knobs;
