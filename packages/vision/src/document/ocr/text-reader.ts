import type { Quad } from '@vidimus/contracts';
import type { InferenceSession } from 'onnxruntime-node';
import { loadModel, modelBytes } from '../../models/index.ts';
import type { GreyPicture, Picture } from '../../picture/picture.ts';
import { detectText } from './detector.ts';
import { decodeBestPath, openRecogniser, type ReadText, recognise, textStrip } from './recogniser.ts';
import type { TextBox } from './text-map.ts';

/** The nets of a reader, and the characters that the recognisers' classes stand for. */
export interface TextNets {
  readonly detection: InferenceSession;
  /** Reads any line first. By `openRecogniser`, as the next one. */
  readonly recognition: InferenceSession;
  /** Reads lines again that hold Chinese characters; null where the first reads them as well. */
  readonly chinese: InferenceSession | null;
  /** `keys[i]` is class i + 1; class 0 is the blank. */
  readonly keys: readonly string[];
}

const CHINESE = /\p{Script=Han}/u;
/** Lines of so few characters, read with less confidence than this, are read by both nets. */
const SHORT = 2;
const DOUBTFUL = 0.8;

/**
 * Finds and reads print, Latin and Chinese: PP-OCRv6 tiny, its recogniser once as published and once trained on with
 * marked letters in `training/print`. Not re-entrant.
 */
export class TextReader {
  readonly #nets: TextNets;

  constructor(nets: TextNets) {
    this.#nets = nets;
  }

  /**
   * `threads` per session; one is fastest when several readers share the processor.
   * @throws VidimusError `model.missing`, `model.mismatch`
   */
  static async load(options: { threads?: number } = {}): Promise<TextReader> {
    const [detection, recognition, chinese, characters] = await Promise.all([
      loadModel('text_detection', options),
      modelBytes('latin_recognition').then((bytes) => openRecogniser(bytes, options)),
      modelBytes('text_recognition').then((bytes) => openRecogniser(bytes, options)),
      modelBytes('text_characters').then((bytes) => Buffer.from(bytes).toString('utf8')),
    ]);
    return new TextReader({ detection, recognition, chinese, keys: charactersOf(characters) });
  }

  /** Lines of text in pixels of `picture`, looked for at a longer side of at most `maxSide` px. */
  detect(picture: Picture, maxSide: number): Promise<TextBox[]> {
    return detectText(this.#nets.detection, picture, maxSide);
  }

  /** The line in `quad`, pixels of `picture`. Upside-down print reads with little confidence. */
  async read(picture: GreyPicture, quad: Quad): Promise<ReadText> {
    const { recognition, chinese, keys } = this.#nets;
    const strip = textStrip(picture, quad);
    const read = decodeBestPath(await recognise(recognition, strip), keys);
    if (!chinese) return read;
    if (CHINESE.test(read.text)) return decodeBestPath(await recognise(chinese, strip), keys);
    // A single character out of a Chinese line may look like a Latin one.
    if (read.text.length > SHORT || read.confidence > DOUBTFUL) return read;
    const again = decodeBestPath(await recognise(chinese, strip), keys);
    return again.confidence > read.confidence ? again : read;
  }

  async dispose(): Promise<void> {
    const { detection, recognition, chinese } = this.#nets;
    await Promise.all([detection, recognition, chinese].map((net) => net?.release()));
  }
}

/** Characters of a dictionary file, one a line. */
export const charactersOf = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.length > 0);
