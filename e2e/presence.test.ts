import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Policy } from '@vidimus/contracts';
import type { Page } from 'playwright-core';
import { openStage, type Stage } from './stage.ts';
import { answerChallenge, id, keepScreen, photograph, typeData } from './steps.ts';

const verdictMs = 90_000;

/** Runs with a stage of its own, on the page of somebody new who has handed in all but the clip. */
async function beforeClip(
  liveness: Partial<Policy['liveness']>,
  go: (page: Page, stage: Stage, session: string) => Promise<void>,
): Promise<void> {
  const stage = await openStage(liveness);
  try {
    const context = await stage.camera.browser.newContext({
      viewport: { width: 360, height: 740 },
      locale: 'en',
      permissions: ['camera'],
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const applicant = await stage.client.applicants.create({ external_id: randomUUID() });
    const { session, url } = await stage.client.sessions.create({ applicant_id: applicant.id, level: 'L2' });
    await page.goto(url);
    await typeData(page);
    await photograph(page, () => stage.camera.point(stage.films.turning));
    await go(page, stage, session.id);
    await context.close();
  } finally {
    await stage.close();
  }
}

test('a film before the camera does not take on the colours of the screen: one movement more, and no fail', () =>
  beforeClip({ flash: true }, async (page, stage, session) => {
    await page.waitForSelector(id('colour-choice'));
    await answerChallenge(page);
    await page.waitForSelector(id('colours'), { timeout: 40_000 });
    await keepScreen(page, 'liveness-colours');
    const unclear = await page.waitForSelector(id('reason-liveness.presentation.unclear'), {
      timeout: verdictMs,
    });
    assert.match((await unclear.textContent()) ?? '', /one more movement/);
    const [decision] = (await stage.client.sessions.decisions(session)).data;
    const check = decision!.checks.find((each) => each.check === 'liveness/presentation')!;
    assert.equal(check.result, 'inconclusive');
    assert.ok(check.signs!.some(({ sign, value }) => sign === 'flash_missing' && value !== null));
    await page.click(id('start-redo'));
    await page.waitForSelector(`${id('liveness-stage')}[data-ready="true"]`);
    assert.equal(await page.$(id('colour-choice')), null, 'no colours this time');
    await answerChallenge(page);
    await page.waitForFunction(
      (cue) => document.querySelector(cue)?.textContent?.includes('of 3'),
      id('cue'),
    );
    // The film is the very one of before, and told as such: what counts is that the clip passes without colours.
    await page.waitForSelector(`${id('result-in_review')}, ${id('result-approved')}`, { timeout: verdictMs });
    const after = (await stage.client.sessions.decisions(session)).data.at(-1)!;
    for (const name of ['liveness/challenge', 'liveness/presentation'])
      assert.equal(after.checks.find((each) => each.check === name)!.result, 'passed', name);
  }));

test('Chromium’s fake camera shows the signs of one that is none: a human looks, and the person reads no word of it', () =>
  beforeClip({ camera_signs: true }, async (page, stage, session) => {
    await answerChallenge(page);
    await page.waitForSelector(id('result-in_review'), { timeout: verdictMs });
    assert.doesNotMatch((await page.textContent('main')) ?? '', /camera|software|frame/i);
    const [decision] = (await stage.client.sessions.decisions(session)).data;
    assert.equal(decision!.outcome, 'in_review');
    const codes = new Set(decision!.reasons.map(({ code }) => code));
    assert.deepEqual([...codes], ['liveness.injection.suspected']);
    const signs = decision!.checks.find(({ check }) => check === 'liveness/injection')!.signs!;
    const kept = signs.find(({ sign }) => sign === 'size_kept');
    assert.ok(kept, 'the camera was asked for another size');
  }));
