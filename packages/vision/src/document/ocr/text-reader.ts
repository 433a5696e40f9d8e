import type { Quad } from '@vidimus/contracts';
import type { InferenceSession } from 'onnxruntime-node';
import { loadModel, modelBytes } from '../../models/index.ts';
import type { Picture } from '../../picture/picture.ts';
import { detectText } from './detector.ts';
import { decodeBestPath, type Emissions, type ReadText, recognise, textStrip } from './recogniser.ts';
import type { TextBox } from './text-map.ts';

/** PP-OCRv4 detection and recognition, Latin and Chinese. One instance holds two sessions; not re-entrant. */
export class TextReader {
  readonly keys: readonly string[];
  readonly #detection: InferenceSession;
  readonly #recognition: InferenceSession;

  private constructor(detection: InferenceSession, recognition: InferenceSession, keys: readonly string[]) {
    this.#detection = detection;
    this.#recognition = recognition;
    this.keys = keys;
  }

  /** `threads` per session; one is fastest when several readers share the processor. */
  static async load(options: { threads?: number } = {}): Promise<TextReader> {
    const [detection, recognition, keys] = await Promise.all([
      loadModel('text_detection', options),
      loadModel('text_recognition', options),
      modelBytes('text_characters').then((bytes) => Buffer.from(bytes).toString('utf8')),
    ]);
    const characters = keys.split(/\r?\n/).filter((line) => line.length > 0);
    return new TextReader(detection, recognition, [...characters, ' ']);
  }

  /** Lines of text in pixels of `picture`, looked for at a longer side of at most `maxSide` px. */
  detect(picture: Picture, maxSide: number): Promise<TextBox[]> {
    return detectText(this.#detection, picture, maxSide);
  }

  /** Character probabilities along a strip of 48 px height. */
  emissions(strip: Picture): Promise<Emissions> {
    return recognise(this.#recognition, strip);
  }

  /** The line in `quad` as text. */
  async read(picture: Picture, quad: Quad): Promise<ReadText> {
    return decodeBestPath(await this.emissions(textStrip(picture, quad)), this.keys);
  }

  async dispose(): Promise<void> {
    await Promise.all([this.#detection.release(), this.#recognition.release()]);
  }
}
