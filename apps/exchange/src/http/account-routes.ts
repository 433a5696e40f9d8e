import { randomBytes, randomUUID } from 'node:crypto';
import { VidimusError } from '@vidimus/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readEmail } from '../accounts/email.ts';
import { type InvitationAnswer, lookUpInvitation } from '../accounts/invitation.ts';
import { hashPassword, isPassword } from '../accounts/password.ts';
import { endSignIn, leaveNotice, signInMaxAgeSeconds, startSignIn } from '../accounts/sign-in.ts';
import { addUser, attributeUser, findUserByEmail } from '../accounts/users.ts';
import { inTransaction } from '../database.ts';
import type { Exchange } from '../exchange.ts';
import { feeBasisPoints } from '../money/amount.ts';
import type { Notice } from '../pages/notice.ts';
import { landingPage, logInPage, type SignUpForm, signUpPage } from '../pages/welcome.ts';
import type { Language } from '../wording/language.ts';
import { currentUser, formOf, languageFor, sendPage, setSignIn, signInToken } from './request.ts';

const passwordMinLength = 10;
const passwordMaxLength = 200;

/** Without letters and digits that look alike, because codes are read aloud and typed. */
const codeAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const newCode = () => [...randomBytes(8)].map((byte) => codeAlphabet[byte % codeAlphabet.length]).join('');

/** What a code brings or why it does not work, in one sentence. */
function invitationText(answer: InvitationAnswer, language: Language): string {
  const { words, share, day } = language;
  if (answer.ok) {
    const { discount_percent } = answer.invitation;
    return words.invitationGood({
      percent: share(discount_percent * 100),
      fee: share(feeBasisPoints(discount_percent)),
    });
  }
  if (answer.because === 'expired') return words.invitationExpired({ date: day(answer.expired_at) });
  return answer.because === 'own' ? words.invitationOwn : words.invitationUnknown;
}

function passwordError(password: string, language: Language): string | undefined {
  if (password.length < passwordMinLength) return language.words.errorPassword;
  return password.length > passwordMaxLength ? language.words.errorPasswordLong : undefined;
}

function signIn(exchange: Exchange, reply: FastifyReply, userId: string): string {
  const token = startSignIn(exchange.database, userId, exchange.now());
  setSignIn(exchange, reply, token, signInMaxAgeSeconds);
  return token;
}

async function signUp(
  exchange: Exchange,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { database, now } = exchange;
  const language = languageFor(exchange, request, reply);
  const field = formOf(request);
  const email = readEmail(field('email'));
  const code = field('code').trim();
  const userId = currentUser(exchange, request)?.id ?? null;
  const invitation = code === '' ? null : lookUpInvitation(database, code, { email, userId }, now());
  const errors = {
    email: email === null ? language.words.errorEmail : undefined,
    password: passwordError(field('password'), language),
    code: invitation?.ok === false ? invitationText(invitation, language) : undefined,
  };
  const again = (found: { [Key in keyof typeof errors]?: string | undefined }) => {
    const present = Object.fromEntries(Object.entries(found).filter(([, text]) => text !== undefined));
    const codeNote = invitation?.ok ? invitationText(invitation, language) : null;
    const form: SignUpForm = { email: field('email'), code, errors: present, codeNote };
    return sendPage(reply, signUpPage(language, form), 422);
  };
  if (email === null || Object.values(errors).some((text) => text !== undefined)) return again(errors);
  const password_hash = await hashPassword(field('password'));
  const id = randomUUID();
  try {
    inTransaction(database, () => {
      addUser(database, { id, email, password_hash, own_code: newCode() }, now());
      if (invitation?.ok) attributeUser(database, id, invitation.invitation, now());
    });
  } catch (error) {
    if (!(error instanceof VidimusError) || error.code !== 'exchange.email.taken') throw error;
    return again({ email: language.words.errorEmailTaken });
  }
  const welcome: Notice = { tone: 'good', key: 'welcome' };
  leaveNotice(database, signIn(exchange, reply, id), welcome);
  return reply.redirect('/dashboard', 303);
}

async function logIn(
  exchange: Exchange,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const language = languageFor(exchange, request, reply);
  const field = formOf(request);
  const email = readEmail(field('email')) ?? '';
  const no = (status: number, error: string) =>
    sendPage(reply, logInPage(language, { email: field('email'), error }), status);
  if (exchange.guesses.isBlocked(email, exchange.now())) return no(429, language.words.errorTooManyGuesses);
  const user = findUserByEmail(exchange.database, email);
  const password = field('password').slice(0, passwordMaxLength);
  // The same work for an unknown address, so that time does not tell whether it has an account.
  const right =
    user === null
      ? await hashPassword(password).then(() => false)
      : await isPassword(password, user.password_hash);
  if (user === null || !right) {
    exchange.guesses.miss(email, exchange.now());
    return no(422, language.words.errorLogIn);
  }
  exchange.guesses.clear(email);
  signIn(exchange, reply, user.id);
  return reply.redirect('/dashboard', 303);
}

/** Adding a code to an account that came without one. */
function addInvitation(exchange: Exchange, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const user = currentUser(exchange, request);
  const token = signInToken(request);
  if (user === null || token === undefined) return reply.redirect('/log-in', 303);
  const { database, now } = exchange;
  const typed = formOf(request)('code');
  const answer = lookUpInvitation(database, typed, { email: user.email, userId: user.id }, now());
  const refused = (rest: Pick<Notice, 'key' | 'at'>): Notice => ({
    tone: 'bad',
    form: 'invitation',
    typed,
    ...rest,
  });
  let notice: Notice;
  if (answer.ok) {
    attributeUser(database, user.id, answer.invitation, now());
    notice = {
      tone: 'good',
      key: 'doneInvitation',
      basisPoints: feeBasisPoints(answer.invitation.discount_percent),
    };
  } else if (answer.because === 'expired') {
    notice = refused({ key: 'invitationExpired', at: answer.expired_at });
  } else {
    notice = refused({ key: answer.because === 'own' ? 'invitationOwn' : 'invitationUnknown' });
  }
  leaveNotice(database, token, notice);
  return reply.redirect('/dashboard', 303);
}

export function accountRoutes(app: FastifyInstance, exchange: Exchange): void {
  app.get('/', (request, reply) => {
    if (currentUser(exchange, request) !== null) return reply.redirect('/dashboard', 303);
    return sendPage(reply, landingPage(languageFor(exchange, request, reply)));
  });
  app.get('/sign-up', (request, reply) => {
    const language = languageFor(exchange, request, reply);
    const { code } = request.query as { code?: unknown };
    const given = typeof code === 'string' ? code.slice(0, 40) : '';
    return sendPage(reply, signUpPage(language, { email: '', code: given, errors: {}, codeNote: null }));
  });
  app.post('/sign-up', (request, reply) => signUp(exchange, request, reply));
  app.get('/log-in', (request, reply) =>
    sendPage(reply, logInPage(languageFor(exchange, request, reply), { email: '', error: null })),
  );
  app.post('/log-in', (request, reply) => logIn(exchange, request, reply));
  app.post('/log-out', (request, reply) => {
    const token = signInToken(request);
    if (token !== undefined) endSignIn(exchange.database, token);
    setSignIn(exchange, reply, '', 0);
    return reply.redirect('/', 303);
  });
  app.post('/invitation', (request, reply) => addInvitation(exchange, request, reply));
  // Read by the page's script while a code is typed. The address stays in the body: it belongs in no log.
  app.post('/invitation/look-up', (request, reply) => {
    const language = languageFor(exchange, request, reply);
    const field = formOf(request);
    const person = { email: readEmail(field('email')), userId: currentUser(exchange, request)?.id ?? null };
    const answer = lookUpInvitation(exchange.database, field('code'), person, exchange.now());
    return reply.send({ good: answer.ok, text: invitationText(answer, language) });
  });
}
