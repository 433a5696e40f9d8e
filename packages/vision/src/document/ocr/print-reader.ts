import type { Quad } from '@vidimus/contracts';
import { type GreyPicture, grey, type Picture } from '../../picture/picture.ts';
import { LatinNet } from './latin-net.ts';
import { withMarks } from './marks.ts';
import type { ReadText } from './recogniser.ts';
import type { TextBox } from './text-map.ts';
import { TextReader } from './text-reader.ts';

/** A picture as both recognisers want it. */
export interface PrintedPage {
  readonly colour: Picture;
  readonly grey: GreyPicture;
}

export const printedPage = (colour: Picture): PrintedPage => ({ colour, grey: grey(colour) });

/** Confidence of the Latin recogniser from which its marks are believed. */
const BELIEVED = 0.75;
const LATIN = /\p{Script=Latin}/u;
const OTHER_LETTERS = /[^\p{Script=Latin}\p{N}\p{P}\p{S}\s]/u;

/** Confidence of the Latin recogniser from which its word for a label is taken. */
const SURE_LABEL = 0.85;

/** Whether a line says no more than what stands beside or under it: `Date of birth`, `Surname / Nom`. */
export type IsLabel = (text: string) => boolean;

/**
 * Reads print: PP-OCRv4 finds and reads the lines, our own recogniser of Latin print adds the marks of letters that
 * PP-OCRv4 has no classes for. Not re-entrant.
 */
export class PrintReader {
  readonly #text: TextReader;
  readonly #latin: LatinNet;

  private constructor(text: TextReader, latin: LatinNet) {
    this.#text = text;
    this.#latin = latin;
  }

  /** @throws VidimusError `model.missing`, `model.mismatch` */
  static async load(options: { threads?: number } = {}): Promise<PrintReader> {
    const [text, latin] = await Promise.all([TextReader.load(options), LatinNet.load(options)]);
    return new PrintReader(text, latin);
  }

  /** Lines of text in pixels of `picture`, looked for at a longer side of at most `maxSide` px. */
  detect(picture: Picture, maxSide: number): Promise<TextBox[]> {
    return this.#text.detect(picture, maxSide);
  }

  /** The line in `quad`, pixels of the page. PP-OCRv4 takes five times as long for a line, and is not asked for labels. */
  async read(page: PrintedPage, quad: Quad, isLabel: IsLabel = () => false): Promise<ReadText> {
    const latin = await this.#latin.read(page.grey, quad);
    if (latin.confidence > SURE_LABEL && isLabel(latin.text)) return latin;
    const read = await this.#text.read(page.colour, quad);
    if (!LATIN.test(read.text) || OTHER_LETTERS.test(read.text)) return read;
    return latin.confidence < BELIEVED ? read : { ...read, text: withMarks(read.text, latin.text) };
  }

  /** The line in `quad` by the Latin recogniser alone: enough to tell which way up it stands. */
  glance(page: PrintedPage, quad: Quad): Promise<ReadText> {
    return this.#latin.read(page.grey, quad);
  }

  async dispose(): Promise<void> {
    await Promise.all([this.#text.dispose(), this.#latin.dispose()]);
  }
}
