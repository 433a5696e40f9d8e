import { randomUUID } from 'node:crypto';
import type { CapabilityAnswer } from '@vidimus/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { leaveNotice, takeNotice } from '../accounts/sign-in.ts';
import type { Exchange } from '../exchange.ts';
import { readCents } from '../money/amount.ts';
import { balanceOf, book, latestEntries, type Movement, movements } from '../money/ledger.ts';
import { dashboardPage } from '../pages/dashboard.ts';
import type { Gate } from '../pages/gate.ts';
import { type Notice, speak } from '../pages/notice.ts';
import { allowancesOf, mayMove, phraseOf } from '../verification/verify.ts';
import { currentUser, formOf, languageFor, sendPage, signInToken } from './request.ts';

const shownEntries = 8;
const doneKeys = { deposit: 'doneDeposit', trade: 'doneTrade', withdraw: 'doneWithdraw' } as const;

async function showDashboard(
  exchange: Exchange,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const user = currentUser(exchange, request);
  const token = signInToken(request);
  if (user === null || token === undefined) return reply.redirect('/log-in', 303);
  const language = languageFor(exchange, request, reply);
  const left = takeNotice(exchange.database, token) as Notice | null;
  const line = left === null ? null : speak(left, language);
  const failed =
    left?.form === undefined || line === null
      ? null
      : { form: left.form, value: left.typed ?? '', error: line.text };
  const { client } = exchange;
  const [allowances, phrase] = await Promise.all([allowancesOf(client, user), phraseOf(client, user)]);
  const view = {
    user,
    phrase,
    balance: balanceOf(exchange.database, user.id),
    entries: latestEntries(exchange.database, user.id, shownEntries),
    allowances,
    notice: failed === null ? line : null,
    failed,
    now: exchange.now(),
    formId: randomUUID,
  };
  return sendPage(reply, dashboardPage(view, language));
}

/** Where a refusal leads: to the level that would allow it, or null when none does. */
function gateFor(answer: CapabilityAnswer): Gate | null {
  if (answer.required_level === null) return null;
  if (answer.required_level === 'L1') return 'basic';
  return answer.because === 'limit_exceeded' ? 'amount' : answer.level === null ? 'basic' : 'withdrawal';
}

async function move(
  exchange: Exchange,
  request: FastifyRequest,
  reply: FastifyReply,
  kind: Movement,
): Promise<FastifyReply> {
  const user = currentUser(exchange, request);
  const token = signInToken(request);
  if (user === null || token === undefined) return reply.redirect('/log-in', 303);
  const { database, client, now } = exchange;
  const field = formOf(request);
  const typed = field(`${kind}-amount`).slice(0, 20);
  const to = (path: string, notice: Notice) => {
    leaveNotice(database, token, notice);
    return reply.redirect(path, 303);
  };
  const refuse = (rest: Pick<Notice, 'key' | 'cents'>) =>
    to('/dashboard', { tone: 'bad', form: kind, typed, ...rest });
  const cents = readCents(typed);
  if (cents === null) return refuse({ key: 'errorAmount' });
  const answer = await mayMove(client, user, kind, cents);
  if (answer === null) return refuse({ key: 'errorOutage' });
  if (!answer.allowed) {
    const gate = gateFor(answer);
    if (gate === null) return refuse({ key: 'errorLimit', cents: Math.round((answer.limit ?? 0) * 100) });
    return to(`/verify/${gate}`, { tone: 'neutral', key: 'nothingMoved' });
  }
  const formId = field('form_id');
  if (formId === '') return refuse({ key: 'errorAmount' });
  const { id: userId, discount_percent: discountPercent } = user;
  const booking = book(database, { userId, formId, kind, cents, discountPercent }, now());
  if (booking === 'not_enough') return refuse({ key: 'errorNotEnough' });
  if (booking === 'booked_before') return to('/dashboard', { tone: 'good', key: 'doneBefore' });
  return to('/dashboard', { tone: 'good', key: doneKeys[kind], cents });
}

export function moneyRoutes(app: FastifyInstance, exchange: Exchange): void {
  app.get('/dashboard', (request, reply) => showDashboard(exchange, request, reply));
  for (const kind of movements)
    app.post(`/${kind}`, (request, reply) => move(exchange, request, reply, kind));
  // Read by the dashboard's script, which loads the page again when the number has grown.
  app.get('/revision', (request, reply) => {
    const user = currentUser(exchange, request);
    return reply.header('cache-control', 'no-store').send({ revision: user?.revision ?? null });
  });
}
