import type { Picture } from '../../picture/picture.ts';
import type { ReadText } from './recogniser.ts';
import type { TextBox } from './text-map.ts';
import type { TextReader } from './text-reader.ts';

/** Reads the boxes of one picture, each at most once: zone search and text share many lines. */
export class LineReader {
  readonly reader: TextReader;
  readonly #picture: Picture;
  readonly #known = new Map<TextBox, ReadText>();

  constructor(reader: TextReader, picture: Picture) {
    this.reader = reader;
    this.#picture = picture;
  }

  async read(box: TextBox): Promise<ReadText> {
    const known = this.#known.get(box);
    if (known) return known;
    const text = await this.reader.read(this.#picture, box.quad);
    this.#known.set(box, text);
    return text;
  }
}
