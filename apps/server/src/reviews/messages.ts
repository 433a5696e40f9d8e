import {
  type Locale,
  type PreparedAnswer,
  preparedAnswers,
  type ReviewMessage,
  VidimusError,
} from '@vidimus/contracts';
import type { Context } from '../context.ts';
import { keyOf, type StoredSession } from '../sessions/store.ts';
import type { Connection } from '../storage/database.ts';
import { openJson, sealJson } from '../storage/seal.ts';
import { en } from './answers.en.ts';
import { es } from './answers.es.ts';
import { zhCN } from './answers.zh-cn.ts';

const prepared: Readonly<Record<Locale, Record<PreparedAnswer, string>>> = {
  en,
  'zh-CN': zhCN,
  es,
};

/** What a reviewer says to the person. */
export interface Said {
  readonly prepared?: PreparedAnswer | undefined;
  readonly words?: { readonly language: Locale; readonly text: string } | undefined;
}

interface Content {
  readonly prepared: PreparedAnswer | null;
  readonly text: string;
  readonly language: Locale;
}

const messageContext = (reviewId: string, position: number): string =>
  `review-message:${reviewId}:${position}`;

/**
 * Checks what a reviewer says: prepared words must belong to what they do, own words be in the person's language.
 * @throws VidimusError `review.answer_unfit`, `review.answer_missing`, `review.language_differs`
 */
export function checkedWords(said: Said, act: keyof typeof preparedAnswers, session: StoredSession): Content {
  const fitting: readonly PreparedAnswer[] = preparedAnswers[act];
  if (said.prepared !== undefined && !fitting.includes(said.prepared))
    throw new VidimusError('review.answer_unfit', `must be one of ${fitting.join(', ')}`, {
      where: '/prepared',
    });
  if (said.words !== undefined && said.words.language !== session.language)
    throw new VidimusError('review.language_differs', `the person reads ${session.language}`, {
      where: '/words/language',
    });
  if (said.prepared === undefined && said.words === undefined && act === 'ask')
    throw new VidimusError('review.answer_missing', 'a question needs prepared or own words', {
      where: '/prepared',
    });
  const silent = said.prepared === undefined && said.words === undefined;
  return {
    prepared: silent && act !== 'ask' ? `${act}.general` : (said.prepared ?? null),
    text: said.words?.text ?? '',
    language: session.language,
  };
}

/** Adds a message to a case; the caller holds the applicant's lock. Returns its position, from 0. */
export async function addMessage(
  context: Context,
  db: Connection,
  session: StoredSession,
  reviewId: string,
  sender: 'reviewer' | 'applicant',
  content: Content,
): Promise<number> {
  const { count } = await db
    .selectFrom('review_messages')
    .select((column) => column.fn.countAll<number | string>().as('count'))
    .where('review_id', '=', reviewId)
    .executeTakeFirstOrThrow();
  const position = Number(count);
  const content_sealed = sealJson(keyOf(session.applicant), messageContext(reviewId, position), content);
  await db
    .insertInto('review_messages')
    .values({ review_id: reviewId, position, sender, content_sealed, created_at: context.now() })
    .execute();
  return position;
}

/** Prepared words follow the language of the moment; a person's and a reviewer's own words stay as they were written. */
function worded(content: Content, language: Locale): string {
  const fixed = content.prepared === null ? '' : prepared[language][content.prepared];
  return [fixed, content.text].filter((part) => part !== '').join('\n\n');
}

/**
 * The messages of a case, oldest first.
 * @param pictureUrl where the n-th picture of the case is read, n from 0
 */
export async function messagesOf(
  db: Connection,
  session: StoredSession,
  reviewId: string,
  pictureUrl: (index: number) => string,
): Promise<ReviewMessage[]> {
  const rows = await db
    .selectFrom('review_messages')
    .selectAll()
    .where('review_id', '=', reviewId)
    .orderBy('position')
    .execute();
  const pictures = await picturesOf(db, reviewId);
  const key = keyOf(session.applicant);
  return rows.map((row) => {
    const content = openJson<Content>(key, messageContext(reviewId, row.position), row.content_sealed);
    return {
      from: row.sender,
      at: row.created_at.toISOString(),
      text: worded(content, session.language),
      language: content.text === '' ? session.language : content.language,
      pictures: pictures.flatMap((picture, index) =>
        picture.message_position === row.position ? [pictureUrl(index)] : [],
      ),
    };
  });
}

/** The pictures that were added to a case, oldest first. */
export const picturesOf = (db: Connection, reviewId: string) =>
  db
    .selectFrom('review_pictures')
    .select(['object_name', 'message_position'])
    .where('review_id', '=', reviewId)
    .orderBy('created_at')
    .orderBy('object_name')
    .execute();

/** One of them, by its place among them. Throws VidimusError `evidence.missing`. */
export async function reviewPicture(
  context: Context,
  session: StoredSession,
  reviewId: string,
  index: number,
): Promise<Buffer> {
  const picture = (await picturesOf(context.db, reviewId))[index];
  if (!picture) throw new VidimusError('evidence.missing', 'no such picture', { where: 'index' });
  return context.objects.get(picture.object_name, keyOf(session.applicant));
}
