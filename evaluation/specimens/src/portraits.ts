import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { holder, otherPersonsPortrait, portraitOf, stranger } from './people.ts';
import type { Split } from './split.ts';

interface Portrait {
  id: string;
  sex: 'F' | 'M';
  picture: () => Promise<Uint8Array>;
}

const generated = async (): Promise<Uint8Array> =>
  sharp(await readFile(fileURLToPath(new URL('../../../fixtures/faces/ai-face.jpg', import.meta.url))))
    .extract({ left: 22, top: 0, width: 197, height: 256 })
    .png({ compressionLevel: 1 })
    .toBuffer();

/** Faces of the fixtures. The one man is in both splits: portraits are not what the splits measure. */
export const portraitsOf: Readonly<Record<Split, readonly Portrait[]>> = {
  development: [
    { id: 'holder', sex: 'F', picture: () => portraitOf(holder) },
    { id: 'other', sex: 'F', picture: otherPersonsPortrait },
    { id: 'stranger', sex: 'M', picture: () => portraitOf(stranger) },
  ],
  test: [
    { id: 'generated', sex: 'F', picture: generated },
    { id: 'stranger', sex: 'M', picture: () => portraitOf(stranger) },
  ],
};

const kept = new Map<string, Promise<Uint8Array>>();

/** The encoded portrait; cut once and kept. */
export function pictureOf({ id, picture }: Portrait): Promise<Uint8Array> {
  if (!kept.has(id)) kept.set(id, picture());
  return kept.get(id)!;
}
