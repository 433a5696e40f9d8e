import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { ClaimedHandOff, CreatedHandOff, HandOff, Problem } from '@vidimus/contracts';
import { begin, HostedPage, type Kit, openKit } from './kit.ts';

let kit: Kit;
before(async () => {
  kit = await openKit();
});
after(() => kit.close());

const newSecret = () => randomBytes(32).toString('base64url');
const problem = ({ status, body }: { status: number; body: unknown }) => [status, (body as Problem).code];

/** A browser with cookies of several names, as real ones keep them. */
class Browser extends HostedPage {
  readonly secret = newSecret();
  claim(url: string) {
    return this.call<ClaimedHandOff>('POST', '/hand_offs/claim', {
      token: new URL(url).hash.slice(1),
      secret: this.secret,
    });
  }
  claimed() {
    return this.call<ClaimedHandOff>('GET', '/hand_offs/claimed');
  }
}

async function offered(
  name: string,
): Promise<{ computer: HostedPage; phone: Browser; offer: CreatedHandOff }> {
  const { created, page: computer } = await begin(kit, 'L2', name);
  await computer.open(created.url);
  const { body: offer } = await computer.call<CreatedHandOff>('POST', '/hand_offs', {});
  return { computer, phone: new Browser(kit), offer };
}
const answer = (page: HostedPage, offer: HandOff, number: number | null) =>
  page.call<HandOff>('POST', `/hand_offs/${offer.id}/answer`, { number });

test('a phone that shows the right number takes the session over, and the computer keeps it', async () => {
  const { computer, phone, offer } = await offered('hand-off-1');
  assert.equal(offer.status, 'open');
  assert.equal(new Set(offer.choices).size, 3);
  assert.match(offer.url, /\/verify\/#h\.[\w-]{43}$/);
  const { body: claim } = await phone.claim(offer.url);
  assert.equal(claim.status, 'claimed');
  assert.ok(offer.choices.includes(claim.number));
  assert.deepEqual(problem(await phone.call('GET', '/session')), [401, 'session.unknown']);
  const seen = await computer.call<HandOff>('GET', `/hand_offs/${offer.id}`);
  assert.equal(seen.body.status, 'claimed');
  assert.equal((await answer(computer, offer, claim.number)).body.status, 'confirmed');
  assert.equal((await answer(computer, offer, claim.number)).status, 200, 'a repeated answer is the same');
  assert.equal((await phone.claimed()).body.status, 'confirmed');
  const [there, here] = [await phone.call('GET', '/session'), await computer.call('GET', '/session')];
  assert.equal(there.status, 200);
  assert.equal(there.body.id, here.body.id);
});

test('the link opens in one browser alone, which may repeat the call', async () => {
  const { phone, offer } = await offered('hand-off-2');
  assert.equal((await phone.claim(offer.url)).status, 200);
  assert.equal((await phone.claim(offer.url)).status, 200);
  assert.deepEqual(problem(await new Browser(kit).claim(offer.url)), [409, 'token.used']);
});

test('a wrong number refuses the other browser for good', async () => {
  const { computer, phone, offer } = await offered('hand-off-3');
  const { body: claim } = await phone.claim(offer.url);
  const wrong = offer.choices.find((number) => number !== claim.number)!;
  assert.equal((await answer(computer, offer, wrong)).body.status, 'refused');
  assert.deepEqual(problem(await answer(computer, offer, claim.number)), [409, 'hand_off.used']);
  assert.equal((await phone.claimed()).body.status, 'refused');
  assert.deepEqual(problem(await phone.call('GET', '/session')), [401, 'session.unknown']);
});

test('nothing is confirmed before somebody opened the link, nor from another session', async () => {
  const { computer, phone, offer } = await offered('hand-off-4');
  for (const number of offer.choices)
    assert.deepEqual(problem(await answer(computer, offer, number)), [409, 'hand_off.used']);
  const { body: claim } = await phone.claim(offer.url);
  const other = await offered('hand-off-5');
  assert.deepEqual(problem(await answer(other.computer, offer, claim.number)), [404, 'hand_off.unknown']);
  assert.deepEqual(problem(await answer(phone, offer, claim.number)), [401, 'session.unknown']);
});

test('a code lives five minutes, and a new one ends the old one', async () => {
  const { computer, phone, offer } = await offered('hand-off-6');
  const { body: second } = await computer.call<CreatedHandOff>('POST', '/hand_offs', {});
  assert.deepEqual(problem(await phone.claim(offer.url)), [410, 'token.expired']);
  const { body: claim } = await phone.claim(second.url);
  kit.passMinutes(6);
  assert.deepEqual(problem(await answer(computer, second, claim.number)), [410, 'hand_off.expired']);
  assert.equal((await phone.claimed()).body.status, 'expired');
});

test('a link whose answer was lost is opened again by the browser that opened it, and by no other', async () => {
  const { created, page } = await begin(kit, 'L1', 'hand-off-7');
  const token = new URL(created.url).hash.slice(1);
  const secret = newSecret();
  assert.equal((await page.call('POST', '/open', { token, secret })).status, 200);
  const again = new HostedPage(kit);
  assert.equal((await again.call('POST', '/open', { token, secret })).status, 200);
  assert.equal((await again.call('GET', '/session')).status, 200);
  const stranger = new HostedPage(kit);
  assert.deepEqual(problem(await stranger.call('POST', '/open', { token, secret: newSecret() })), [
    409,
    'token.used',
  ]);
  assert.equal((await stranger.call('POST', '/open', { token, secret: 'short' })).status, 400);
});
