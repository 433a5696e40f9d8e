import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Locale, locales, neutralReasonCodes, type Reason, reasonCodes } from '@vidimus/contracts';
import { runGolden } from './golden/run.ts';
import { goldenTables } from './golden/tables.ts';
import { checks, folderOf, notices } from './registry.ts';
import { explain, explainCode, explainToReviewer } from './wording.ts';

/** Every reason that a golden case gives, with the parameters that the check really sets. */
const given: Reason[] = [...goldenTables()].flatMap(([check, cases]) =>
  cases.flatMap(({ evidence }) => runGolden(check, evidence).reasons),
);

const wholeSentence: Record<Locale, RegExp> = {
  en: /^[A-Z].*[.?]$/,
  'zh-CN': /\p{Script=Han}.*[。？]$/u,
  es: /^[¿¡]?\p{Lu}.*[.?]$/u,
};
/** What stands for a value, where only the form of a sentence is looked at. */
const anyValue: Record<Locale, string> = { en: 'X', 'zh-CN': '某', es: 'X' };

function readsWell(text: string, locale: Locale, what: string): void {
  assert.doesNotMatch(text, /[{}]|undefined|null|NaN|\[object/, what);
  assert.match(text, wholeSentence[locale], `${what}: ${text}`);
  if (locale === 'zh-CN') assert.doesNotMatch(text, /[,;!?]|\.$/, `${what}: half-width marks in ${text}`);
}

for (const locale of locales) {
  test(`every reason that a check gives is a whole sentence in ${locale}, and so is its remedy`, () => {
    assert.ok(given.length > 50);
    for (const reason of given) {
      const { title, remedy } = explain(reason, locale);
      readsWell(title, locale, reason.code);
      readsWell(remedy, locale, reason.code);
    }
  });

  test(`every code that can be given has a sentence with places for its values in ${locale}`, () => {
    for (const { reasons } of [...checks, ...notices]) {
      for (const code of reasons) {
        const text = explainCode(code, locale);
        assert.ok(text, code);
        for (const sentence of [text.title, text.remedy])
          readsWell(sentence.replace(/\{\w+\}/g, anyValue[locale]), locale, code);
      }
    }
  });
}

test('a reviewer reads what was found where the person reads a neutral sentence, and the same elsewhere', () => {
  const neutral = given.filter(({ code }) => neutralReasonCodes.has(code));
  assert.ok(neutral.length > 3);
  for (const locale of locales) {
    for (const reason of given) {
      const forReviewer = explainToReviewer(reason, locale);
      readsWell(forReviewer.title, locale, reason.code);
      readsWell(forReviewer.remedy, locale, reason.code);
      const same = forReviewer.title === explain(reason, locale).title;
      assert.equal(same, !neutralReasonCodes.has(reason.code), reason.code);
    }
    const known: Reason = {
      code: 'duplicate.face.known',
      params: { sessions: 'vs_one vs_two' },
      region: null,
    };
    assert.match(explainToReviewer(known, locale).title, /vs_one(, |、)vs_two/);
    // Nothing gives all of them yet, and a list of reviews must not fail for one that lacks its values.
    for (const code of neutralReasonCodes)
      readsWell(explainToReviewer({ code, params: {}, region: null }, locale).title, locale, code);
    assert.doesNotMatch(JSON.stringify(explain(known, locale)), /vs_one|applicant|account|申请人|账户/);
  }
});

test('every code but the neutral ones is given by something, and what is no code has no sentence', () => {
  const idle = reasonCodes.filter((code) => folderOf(code) === null && !neutralReasonCodes.has(code));
  assert.deepEqual(idle, []);
  for (const locale of locales) {
    assert.equal(explainCode('face.cover.veil', locale), null);
    for (const code of reasonCodes) assert.ok(explainCode(code, locale), code);
  }
});

test('each code belongs to one folder, which its first two segments name', () => {
  const owners = [...checks, ...notices].flatMap(({ check, reasons }) =>
    reasons.map((code) => ({ check, code })),
  );
  assert.equal(new Set(owners.map(({ code }) => code)).size, owners.length);
  for (const { check, code } of owners) assert.equal(code.split('.').slice(0, 2).join('/'), check);
});

test('a reason that an older version stored without a value it did not know is told in general words', () => {
  const stored = { code: 'face.lighting.too_dark', params: {}, region: null } as unknown as Reason;
  assert.match(explain(stored, 'en').title, /^Your face is too dark/);
});

test('a value that a sentence needs and the reason lacks is a fault, not a gap in the sentence', () => {
  assert.throws(
    () => explain({ code: 'document.validity.expired', params: {}, region: null }, 'en'),
    RangeError,
  );
});
