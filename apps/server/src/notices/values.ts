import type { NoticeKind, NoticeSection, Policy } from '@vidimus/contracts';

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
}

export type NoticeWords = Readonly<
  Record<NoticeKind, (values: NoticeValues) => { title: string; sections: NoticeSection[]; agree: string }>
>;

export function valuesOf(policy: Policy): NoticeValues {
  const { notice, review, duplicates } = policy;
  return {
    operator: notice?.operator ?? null,
    contact: notice?.contact ?? null,
    keptDays: notice?.kept_days ?? null,
    answerHours: review?.answer_within_hours ?? null,
    comparesFaces: duplicates?.faces === true,
    comparesDocuments: duplicates?.documents === true,
  };
}
