import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersIn, type Catalogue } from './catalogue.ts';

const words = (title: string) => ({ en: { title, remedy: `${title} Do it again.` } });
const catalogue: Catalogue = {
  data: [
    { code: 'document.glare.covers_field', wording: words('A reflection covers {field}.') },
    { code: 'face.focus.blurry', wording: words('Your face is not sharp.') },
    { code: 'liveness.challenge.missed', wording: words('We did not see you {action}.') },
    { code: 'duplicate.face.known', wording: words('We could not complete this check.') },
    { code: 'document.original.edited', wording: words('We could not complete this check.') },
  ],
};

test('each reason stands in its chapter, with its values left open', () => {
  const { document, face, data } = answersIn(catalogue, 'en');
  assert.deepEqual(document, [
    {
      code: 'document.glare.covers_field',
      title: 'A reflection covers …',
      remedy: 'A reflection covers … Do it again.',
    },
  ]);
  assert.deepEqual(
    face.map(({ code }) => code),
    ['face.focus.blurry', 'liveness.challenge.missed'],
  );
  assert.deepEqual(data, []);
});

test('what may not be told is not listed, and a language that is missing gives nothing', () => {
  assert.doesNotMatch(JSON.stringify(answersIn(catalogue, 'en')), /duplicate|edited/);
  assert.deepEqual(answersIn(catalogue, 'es').document, []);
});
