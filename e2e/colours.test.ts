import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { CheckResult, SignResult } from '@vidimus/contracts';
import type { Page } from 'playwright-core';
import { openStage, type Stage } from './stage.ts';
import { answerPatiently, id, keepScreen, keepScreens, typeData } from './steps.ts';

/** Upload, models on a busy machine, and the page's own polling. */
const verdictMs = 240_000;

// The documents have journeys of their own; one movement leaves most of the time to the colours.
let stage: Stage;
before(async () => {
  stage = await openStage({ flash: true, count: 1 }, ['data', 'liveness']);
});
after(() => stage.close());

/** What falls on the face while the screen shows a colour: that colour, another one, or the room's light alone. */
type Light = 'of the screen' | 'of another screen' | 'of the room';

/** Somebody new who stands before the face step, in the light that is named. */
async function atFaceStep(light: Light): Promise<{ page: Page; session: string; close(): Promise<void> }> {
  const { camera, films, client } = stage;
  const context = await camera.browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: 'en',
    permissions: ['camera'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.addInitScript(noteColours);
  if (light !== 'of the room') await page.addInitScript(lightTheFace, light === 'of another screen');
  const applicant = await client.applicants.create({ external_id: randomUUID() });
  const { session, url } = await client.sessions.create({ applicant_id: applicant.id, level: 'L2' });
  camera.point(films.turning);
  await page.goto(url);
  await typeData(page);
  await page.waitForSelector(id('colour-choice'));
  return { page, session: session.id, close: () => context.close() };
}

/** Notes each colour that the page shows, in `shownColours`. */
function noteColours(): void {
  const shown: string[] = [];
  Object.assign(globalThis, { shownColours: shown });
  let last: string | undefined;
  new MutationObserver(() => {
    const colour = document.querySelector<HTMLElement>('[data-testid="colours"]')?.dataset.colour;
    if (colour !== undefined && colour !== last) shown.push(colour);
    last = colour;
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

/**
 * Puts the light of the screen on the film, as it would fall on who sits before it: in linear light, a quarter of the
 * room's on the face, a fiftieth on what is behind, and seen by the camera one picture later.
 * @param another the light of a screen that shows other colours at the same moments
 */
function lightTheFace(another: boolean): void {
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  const screenColour = (): number[] | null => {
    const sheet = document.querySelector<HTMLElement>('[data-testid="colours"]');
    const levels = sheet?.style.backgroundColor.match(/\d+/g)?.map(Number);
    if (levels === undefined) return null;
    return another ? levels.map((level) => 303 - level) : levels;
  };
  /** By what levels are multiplied where the screen gives `share` of the room's light; the camera dims for it. */
  const filter = (colour: readonly number[], share: number): string =>
    `rgb(${colour.map((level) => 255 * ((1 + share * (level / 255) ** 2.2) / (1 + share)) ** (1 / 2.2)).join(' ')})`;
  mediaDevices.getUserMedia = async (wanted) => {
    const camera = await open(wanted);
    const video = Object.assign(document.createElement('video'), { srcObject: camera, muted: true });
    await video.play();
    const [width, height] = [video.videoWidth, video.videoHeight];
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d')!;
    const draw = () => {
      context.globalCompositeOperation = 'copy';
      context.drawImage(video, 0, 0);
      const colour = screenColour();
      if (colour !== null) {
        const head = context.createRadialGradient(
          width / 2,
          height / 2,
          0,
          width / 2,
          height / 2,
          0.4 * height,
        );
        head.addColorStop(0.7, filter(colour, 0.25));
        head.addColorStop(1, filter(colour, 0.02));
        context.globalCompositeOperation = 'multiply';
        context.fillStyle = head;
        context.fillRect(0, 0, width, height);
      }
      video.requestVideoFrameCallback(draw);
    };
    draw();
    return canvas.captureStream();
  };
}

const coloursShown = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { shownColours: string[] }).shownColours);

/** Waits for a part of the page that shows a result. */
async function until(page: Page, name: string): Promise<string> {
  try {
    return (await (await page.waitForSelector(id(name), { timeout: verdictMs })).textContent()) ?? '';
  } catch {
    throw new Error(`no ${name}, but: ${await page.textContent('main')}`);
  }
}

/** What was measured of the colours, and what the check made of it. */
async function colourSign(session: string): Promise<[CheckResult['result'], SignResult['sign'] | undefined]> {
  const [decision] = (await stage.client.sessions.decisions(session)).data;
  const { result, signs = [] } = decision!.checks.find(({ check }) => check === 'liveness/presentation')!;
  return [result, signs.find(({ sign }) => sign.startsWith('flash'))?.sign];
}

test('a face in the light of the screen is approved', async () => {
  const { page, session, close } = await atFaceStep('of the screen');
  await keepScreens(page, 'liveness-colour-choice');
  const sheet = page.waitForSelector(id('colours'), { timeout: verdictMs });
  await Promise.all([answerPatiently(page), sheet.then(() => keepScreen(page, 'liveness-colours'))]);
  await until(page, 'result-approved');
  assert.deepEqual(await colourSign(session), ['passed', 'flash']);
  assert.equal((await coloursShown(page)).length, 8);
  await close();
});

test('a film without the light of the screen is no proof: one movement more is asked in place of colours', async () => {
  const { page, session, close } = await atFaceStep('of the room');
  await answerPatiently(page);
  const words = await until(page, 'reason-liveness.presentation.unclear');
  assert.match(words, /even light.*one more movement/s);
  await keepScreens(page, 'reason-liveness-presentation-unclear');
  assert.deepEqual(await colourSign(session), ['inconclusive', 'flash_missing']);
  await page.click(id('start-redo'));
  await page.waitForSelector(id('start-liveness'));
  assert.equal(await page.$(id('colour-choice')), null);
  await close();
});

test('a film in the light of another screen goes to a person, and its maker learns nothing', async () => {
  const { page, session, close } = await atFaceStep('of another screen');
  await answerPatiently(page);
  const words = await until(page, 'result-in_review');
  assert.doesNotMatch(words, /colou?r|light|screen/i);
  assert.deepEqual(await colourSign(session), ['failed', 'flash_other']);
  await close();
});

test('who is harmed by flashing light sees no colour, and is approved by one movement more', async () => {
  const { page, session, close } = await atFaceStep('of the room');
  await page.check(id('skip-colours'));
  await answerPatiently(page);
  await until(page, 'result-approved');
  assert.deepEqual(await coloursShown(page), []);
  assert.equal((await colourSign(session))[1], undefined);
  await close();
});
