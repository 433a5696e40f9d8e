import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChannelFinding, ChannelList } from '@vidimus/contracts';
import { checkChannel } from './check.ts';
import { lookOf, mixesScripts, skeleton } from './confusables.ts';
import { oneCharacterOff } from './near.ts';

const list: ChannelList = {
  operator: 'Sample Exchange',
  links: [
    { domain: 'sample-exchange.example', subdomains: true },
    { domain: 'sampler.co.uk', subdomains: false },
  ],
  emails: ['help@sample-exchange.example'],
  email_domains: ['mail.sample-exchange.example'],
  phones: ['+442071838750'],
  phone_country: 'GB',
  social: [
    { platform: 'x', handle: 'SampleExchange' },
    { platform: 'telegram', handle: 'sample_help' },
  ],
};

const owned: readonly string[] = [
  'https://sample-exchange.example/login?next=/wallet',
  'sample-exchange.example',
  'https://WWW.Sample-Exchange.Example.',
  'https://app.sample-exchange.example',
  'https://sampler.co.uk',
  'help@sample-exchange.example',
  'HELP@sample-exchange.example',
  'mailto:anybody@mail.sample-exchange.example',
  '+44 20 7183 8750',
  '020 7183 8750',
  '@sampleexchange',
  'https://x.com/SampleExchange/status/1',
  'https://twitter.com/sampleexchange',
  'https://t.me/sample_help',
];
for (const value of owned) {
  test(`${value} is owned`, () => {
    assert.equal(checkChannel({ value }, list).owned, true);
  });
}

const foreign: readonly (readonly [value: string, findings: readonly ChannelFinding[]])[] = [
  ['https://example.com', []],
  // Cyrillic а, written out and as punycode.
  ['https://s\u0430mple-exchange.example', ['look_alike', 'punycode', 'mixed_scripts']],
  ['https://xn--smple-exchange-vtl.example', ['look_alike', 'punycode', 'mixed_scripts']],
  // rn for m, 1 for l, a digit for a letter.
  ['sarnple-exchange.example', ['look_alike']],
  ['samp1e-exchange.example', ['look_alike']],
  ['sampIer.co.uk.', ['one_character_off']],
  ['https://www.sample-exchange.example.login.evil.example', ['subdomain_trick']],
  ['https://sample-exchange-example.evil.example', ['subdomain_trick']],
  ['https://sample-exchange.example-login.example', ['subdomain_trick']],
  ['https://sample-exchange-login.example', ['name_inside']],
  ['https://sample-exchange.evil.example', ['name_inside']],
  ['https://sample-exchang.example', ['one_character_off']],
  ['https://sample-exchange.example@evil.example/', ['before_at_sign']],
  ['https://www.sampler.co.uk', ['not_listed']],
  ['https://203.0.113.7/login', ['not_a_name']],
  ['help@samp1e-exchange.example', ['look_alike']],
  ['support@sample-exchange.example', ['not_listed']],
  ['help@sample-exchange.example.evil.example', ['subdomain_trick']],
  ['+44 20 7183 8751', ['one_character_off']],
  ['+1 650 253 0000', []],
  ['12345', ['unreadable']],
  ['@samp1eexchange', ['look_alike']],
  ['@sampleexchange_support', ['name_inside']],
  ['https://t.me/SampleExchange', ['other_platform']],
  ['https://', ['unreadable']],
];
for (const [value, findings] of foreign) {
  test(`${value} is not owned: ${findings.join(', ') || 'nothing to tell'}`, () => {
    const answer = checkChannel({ value }, list);
    assert.equal(answer.owned, false);
    assert.deepEqual(answer.findings, findings);
  });
}

test('a look-alike is shown as it is read and as it is written', () => {
  const { checked } = checkChannel({ value: 's\u0430mple-exchange.example' }, list);
  assert.equal(checked, 's\u0430mple-exchange.example (xn--smple-exchange-vtl.example)');
});

test('a genuine address that carries a name before @, or no https, is not waved through', () => {
  const disguised = checkChannel({ value: 'https://bank.example@sample-exchange.example' }, list);
  assert.deepEqual([disguised.owned, disguised.findings], [false, ['before_at_sign']]);
  const plain = checkChannel({ value: 'http://sample-exchange.example' }, list);
  assert.deepEqual([plain.owned, plain.findings], [true, ['not_https']]);
});

test('the skeleton is that of UTS #39', () => {
  // The report's own example, and characters that are not shown.
  assert.equal(skeleton('\u0440\u0430y\u0440\u0430l'), skeleton('paypal'));
  assert.equal(skeleton('pay\u200Bpal'), skeleton('paypal'));
  assert.notEqual(skeleton('paypal'), skeleton('paypa'));
  assert.equal(lookOf('G00GLE'), lookOf('google'));
});

test('Han beside Latin is no mixture, Cyrillic beside Latin is', () => {
  assert.deepEqual(['交易所abc', 's\u0430mple', 'пример', 'sample'].map(mixesScripts), [
    false,
    true,
    false,
    false,
  ]);
});

test('one character more, less, other, or changed places is one off; nothing else is', () => {
  const near = ['sample', 'smple', 'sampled', 'sanple', 'smaple'].map((word) =>
    oneCharacterOff(word, 'sample'),
  );
  assert.deepEqual(near, [false, true, true, true, true]);
  assert.deepEqual(
    ['simble', 'sam', 'spamle'].map((word) => oneCharacterOff(word, 'sample')),
    [false, false, false],
  );
});
