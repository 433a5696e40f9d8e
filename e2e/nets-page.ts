import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { browserNet } from '@vidimus/vision';
import { launchChromium } from '../apps/applicant/e2e/chromium.ts';
import { bundled } from './bundle.ts';
import type * as nets from './nets-in-browser.ts';

type Nets = typeof nets;

/** A page in Chromium that has the nets in their browser form, and what else is laid beside them. */
export interface NetsPage {
  /** Calls a function of `nets-in-browser.ts` in the page. */
  call<Name extends keyof Nets>(
    name: Name,
    ...args: Parameters<Nets[Name]>
  ): Promise<Awaited<ReturnType<Nets[Name]>>>;
  close(): Promise<void>;
}

/** An origin that nobody serves: every request is answered here. It is named like this machine to be a secure one. */
const origin = 'http://localhost:1';
const here = fileURLToPath(new URL('nets-in-browser.ts', import.meta.url));

async function filesBeside(pictures: Readonly<Record<string, Uint8Array>>): Promise<Map<string, Uint8Array>> {
  const wasm = (name: string) =>
    readFile(new URL(`${name}.wasm`, import.meta.resolve('@tensorflow/tfjs-backend-wasm')));
  return new Map([
    ['simd.wasm', await wasm('tfjs-backend-wasm-simd')],
    ['plain.wasm', await wasm('tfjs-backend-wasm')],
    ['document_corners.net', await browserNet('document_corners')],
    ['face_detection.net', await browserNet('face_detection')],
    ['mrz_lines.net', await browserNet('mrz_lines')],
    ...Object.entries(pictures),
  ]);
}

function typeOf(name: string): string {
  if (name.endsWith('.wasm')) return 'application/wasm';
  return name.endsWith('.jpg') ? 'image/jpeg' : 'application/octet-stream';
}

/** @param pictures JPEG files by the names under which the page finds them */
export async function openNetsPage(pictures: Readonly<Record<string, Uint8Array>> = {}): Promise<NetsPage> {
  const files = await filesBeside(pictures);
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.route('**/*', (route) => {
    const name = new URL(route.request().url()).pathname.replace(/^\/files\//, '');
    if (name === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    const file = files.get(name);
    if (!file) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: typeOf(name), body: Buffer.from(file) });
  });
  await page.goto(origin);
  await page.addScriptTag({ content: await bundled(here, 'nets') });
  assert.equal(await page.evaluate(() => crossOriginIsolated), false, 'one thread, as on the applicant page');
  const call: NetsPage['call'] = (name, ...args) =>
    page.evaluate(
      ({ name, args }) => {
        const { nets } = globalThis as unknown as { nets: Record<string, (...all: unknown[]) => unknown> };
        return nets[name]!(...args);
      },
      { name: name as string, args: args as unknown[] },
    ) as never;
  return { call, close: () => browser.close() };
}
