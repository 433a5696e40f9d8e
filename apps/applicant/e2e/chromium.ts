import { type Browser, chromium } from 'playwright-core';

/**
 * Chromium without a display, silent on the network. Its fake camera shows a test picture, or plays a motion-JPEG file:
 * it opens `film` each time a page opens the camera and plays it from the beginning, over and over.
 */
export function launchChromium(film?: string, more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      ...(film === undefined ? [] : [`--use-file-for-fake-video-capture=${film}`]),
      ...more,
    ],
  });
}
