/** Languages of every sentence that an applicant reads. */
export const locales = ['en', 'zh-CN', 'es'] as const;
export type Locale = (typeof locales)[number];
