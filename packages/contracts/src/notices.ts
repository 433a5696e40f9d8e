import Type, { type Static } from 'typebox';
import { closed, instant, nullable } from './shapes.ts';
import { LocaleSchema } from './vocabulary.ts';

/** What a person agrees to: that the data are processed at all, and that a human looks at what failed. */
export const noticeKinds = ['processing', 'review'] as const;
export type NoticeKind = (typeof noticeKinds)[number];
const NoticeKindSchema = Type.Unsafe<NoticeKind>({ type: 'string', enum: [...noticeKinds] });

export const NoticeSectionSchema = Type.Object(
  { title: Type.String(), points: Type.Array(Type.String(), { minItems: 1 }) },
  closed,
);
export type NoticeSection = Static<typeof NoticeSectionSchema>;

/** A notice in one language. A version stands for the same words for good: any change makes another version. */
export const NoticeSchema = Type.Object(
  {
    kind: NoticeKindSchema,
    version: Type.String(),
    language: LocaleSchema,
    title: Type.String(),
    sections: Type.Array(NoticeSectionSchema),
    agree: Type.String({ description: 'the sentence that the person agrees to' }),
  },
  closed,
);
export type Notice = Static<typeof NoticeSchema>;

export const AgreementSchema = Type.Object(
  { kind: NoticeKindSchema, version: Type.String({ minLength: 1, maxLength: 60 }) },
  closed,
);

/** That a person agreed: to which words, when, and in which language they read them. */
export const ConsentSchema = Type.Object(
  { kind: NoticeKindSchema, version: Type.String(), language: LocaleSchema, agreed_at: instant },
  closed,
);
export type Consent = Static<typeof ConsentSchema>;

/** For the hosted page: the version to agree to, and since when this session's person has. */
export const ConsentStateSchema = Type.Object(
  { kind: NoticeKindSchema, version: Type.String(), agreed_at: nullable(instant) },
  closed,
);
export type ConsentState = Static<typeof ConsentStateSchema>;
