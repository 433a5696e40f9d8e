import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openStage, type Stage } from './stage.ts';
import { saidAloud, standInVoice } from './stand-in-voice.ts';
import { answerPatiently, id, keepScreens, photograph, typeData } from './steps.ts';

/** Upload, models on a busy machine, and the page's own polling. */
const verdictMs = 400_000;

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.close());

/** Somebody new who stands before the face step. */
async function atFaceStep(): Promise<{ page: Page; session: string; close(): Promise<void> }> {
  const { camera, films, client } = stage;
  const context = await camera.browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'en',
    permissions: ['camera'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.addInitScript(standInVoice);
  const applicant = await client.applicants.create({ external_id: randomUUID() });
  const { session, url } = await client.sessions.create({ applicant_id: applicant.id, level: 'L2' });
  camera.point(films.documents.good);
  await page.goto(url);
  await typeData(page);
  await photograph(page, () => camera.point(films.turning));
  await page.waitForSelector(id('liveness-routes'));
  return { page, session: session.id, close: () => context.close() };
}

/** Waits for the result, whichever it is, and names it; trouble with the recording is told by its words. */
async function resultOf(page: Page): Promise<string | null> {
  const trouble = `${id('liveness-trouble')}:not(:empty)`;
  const shown = await page.waitForSelector(`[data-testid^="result-"], ${trouble}`, { timeout: verdictMs });
  const name = await shown.getAttribute('data-testid');
  return name === 'liveness-trouble' ? shown.textContent() : name;
}

test('spoken cues: each movement is said aloud, and the answer is approved', async () => {
  const { page, session, close } = await atFaceStep();
  await page.click(id('choose-spoken'));
  await page.waitForSelector(`${id('spoken-note')}[data-speaks="true"]`);
  await keepScreens(page, 'liveness-spoken');
  await answerPatiently(page);
  assert.equal(await resultOf(page), 'result-approved');
  const all = await page.evaluate(saidAloud);
  // Hints come before; who films again hears it all again.
  const begins = all.findIndex((words) => words.startsWith('The recording begins'));
  const said = [...new Set(all.slice(begins))];
  assert.match(said[0]!, /^The recording begins/);
  assert.equal(said[1], 'Look straight ahead');
  assert.deepEqual(said.slice(2, 4).sort(), [
    'Turn your head to your left, then back',
    'Turn your head to your right, then back',
  ]);
  assert.equal((await stage.client.sessions.get(session)).liveness_route, 'spoken');
  await close();
});

test('without a face: no camera, a note, and a reviewer who decides', async () => {
  const { page, session, close } = await atFaceStep();
  await page.click(`${id('without-face')} summary`);
  await keepScreens(page, 'liveness-without-face');
  await page.fill(id('route-note'), 'My face is bandaged');
  await page.click(id('choose-reviewer'));
  assert.equal(await resultOf(page), 'result-in_review');
  const { data } = await stage.client.reviews.list();
  const review = data.find(({ session_id }) => session_id === session)!;
  assert.deepEqual([review.liveness_route, review.applicant_note], ['reviewer', 'My face is bandaged']);
  const [decision] = (await stage.client.sessions.decisions(session)).data;
  assert.ok(
    !decision!.checks.some(({ check }) => /^(face\/(match|cover|focus|lighting)|liveness\/)/.test(check)),
    'nothing of a face is measured',
  );
  await close();
});
