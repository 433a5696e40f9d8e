import type { ManyRunner } from '../models/net-runner.ts';
import type { Picture } from '../picture/picture.ts';
import { type Detection, detectIn, mergeDetections } from './detection.ts';
import { searchAreas, wholePasses } from './search-areas.ts';

/** Score from which a detection is looked at, measured on LFW. */
export const MIN_DETECTION = 0.5;

/**
 * The bounds of the mesh, by which faces are measured everywhere else, in parts of the detector's box: 35 pictures of 11
 * people, lit evenly and from one side, 0.82 to 1.01 of its width and 0.98 to 1.29 of its height.
 */
const MESH_WIDTH = 0.9;
const MESH_HEIGHT = 1.13;
const MESH_RAISED = 0.07;

/** Finds faces on whichever runtime it is given, without measuring them further. Not re-entrant. */
export class FaceDetector {
  readonly #runner: ManyRunner;

  constructor(runner: ManyRunner) {
    this.#runner = runner;
  }

  /** Faces that are seen at a look at the whole picture, the largest first; boxes about as the mesh would bound them. */
  async find(picture: Picture): Promise<Detection[]> {
    for (const areas of searchAreas(picture.width, picture.height).slice(0, wholePasses)) {
      const found: Detection[] = [];
      for (const area of areas) found.push(...(await detectIn(this.#runner, picture, area, MIN_DETECTION)));
      const faces = mergeDetections(found).map(asMesh);
      if (faces.length > 0) return faces.sort((a, b) => b.box[2] * b.box[3] - a.box[2] * a.box[3]);
    }
    return [];
  }

  async dispose(): Promise<void> {
    await this.#runner.dispose();
  }
}

function asMesh({ box: [x, y, width, height], ...rest }: Detection): Detection {
  const [w, h] = [width * MESH_WIDTH, height * MESH_HEIGHT];
  const [cx, cy] = [x + width / 2, y + height / 2 - MESH_RAISED * width];
  return { ...rest, box: [cx - w / 2, cy - h / 2, w, h] };
}
