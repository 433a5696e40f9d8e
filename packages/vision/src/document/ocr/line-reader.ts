import type { Picture } from '../../picture/picture.ts';
import { type IsLabel, type PrintedPage, type PrintReader, printedPage } from './print-reader.ts';
import type { ReadText } from './recogniser.ts';
import type { TextBox } from './text-map.ts';

/** Reads the boxes of one picture, each at most once: zone search and text share many lines. */
export class LineReader {
  readonly #reader: PrintReader;
  readonly #page: PrintedPage;
  readonly #known = new Map<TextBox, ReadText>();

  constructor(reader: PrintReader, picture: Picture) {
    this.#reader = reader;
    this.#page = printedPage(picture);
  }

  async read(box: TextBox, isLabel?: IsLabel): Promise<ReadText> {
    const known = this.#known.get(box);
    if (known) return known;
    const text = await this.#reader.read(this.#page, box.quad, isLabel);
    this.#known.set(box, text);
    return text;
  }
}
