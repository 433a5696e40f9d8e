import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../apps/applicant/e2e/chromium.ts';

/** A browser whose camera plays a file; what it films can be changed between two captures. */
export interface FilmedBrowser {
  readonly browser: Browser;
  /** What the camera shows from its next opening on, as motion JPEG. */
  point(film: Uint8Array): void;
  close(): Promise<void>;
}

/** The film's file is replaced whole, so a running capture goes on with what it has opened. */
export async function openFilmedBrowser(film: Uint8Array): Promise<FilmedBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'vidimus-camera-'));
  const file = join(folder, 'film.mjpeg');
  const point = (next: Uint8Array) => {
    writeFileSync(`${file}.next`, next);
    renameSync(`${file}.next`, file);
  };
  point(film);
  const browser = await launchChromium(file);
  const close = async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { browser, point, close };
}
