import type { NoticeKind, NoticeSection, Policy } from '@vidimus/contracts';
import { triesCountForMs } from '@vidimus/domain';

const hourMs = 3_600_000;

/** What the words depend on. */
export interface NoticeValues {
  /** Null where the operator gave no name. */
  readonly operator: string | null;
  readonly contact: string | null;
  readonly keptDays: number | null;
  readonly answerHours: number | null;
  /** Whether a face, or a document, is looked for under other accounts. */
  readonly comparesFaces: boolean;
  readonly comparesDocuments: boolean;
  /** For how long failed tries count by browser, or by document; null where they do not. */
  readonly deviceHours: number | null;
  readonly documentHours: number | null;
}

export type NoticeWords = Readonly<
  Record<NoticeKind, (values: NoticeValues) => { title: string; sections: NoticeSection[]; agree: string }>
>;

export function valuesOf(policy: Policy): NoticeValues {
  const { notice, review, duplicates, retry } = policy;
  const countedHours = Math.ceil(triesCountForMs(policy) / hourMs) || null;
  return {
    operator: notice?.operator ?? null,
    contact: notice?.contact ?? null,
    keptDays: notice?.kept_days ?? null,
    answerHours: review?.answer_within_hours ?? null,
    comparesFaces: duplicates?.faces === true,
    comparesDocuments: duplicates?.documents === true,
    deviceHours: retry.others?.device ? countedHours : null,
    documentHours: retry.others?.document ? countedHours : null,
  };
}
