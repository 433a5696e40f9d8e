import type { InferenceSession } from 'onnxruntime-node';
import { runModel } from '../models/load-model.ts';
import type { Picture } from '../picture/picture.ts';
import { chipSimilarity } from './chip.ts';
import { samplePlanar } from './sampling.ts';

/** The net's chip: room for a hat above the eyes and for the chin below them. */
const SIDE = 112;
const EYES_APART = 27;

/** What lies over a face, each as the net's probability. */
export interface Covers {
  /** A hat, cap, scarf or helmet. */
  readonly hat: number;
  /** A mask, cloth or hand over mouth or nose. */
  readonly mask: number;
}

/** Runs the net of `training/covers` on the face of a mesh. */
export async function readCovers(
  session: InferenceSession,
  picture: Picture,
  mesh: Float32Array,
): Promise<Covers> {
  const map = chipSimilarity(mesh, { side: SIDE, eyesApart: EYES_APART });
  const input = samplePlanar(picture, map, SIDE, { scale: 1 / 255, offset: 0 });
  const { covers } = await runModel(session, input, [1, 3, SIDE, SIDE]);
  const likely = (logit: number): number => 1 / (1 + Math.exp(-logit));
  return { hat: likely(covers![0]!), mask: likely(covers![1]!) };
}
