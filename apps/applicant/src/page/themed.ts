/** The operator's name or logo, as the server put them into the head of the page; null where it did not. */
export const themed = (key: 'brand' | 'logo' | 'logo-dark'): string | null =>
  document.querySelector<HTMLMetaElement>(`meta[name="vidimus-${key}"]`)?.content ?? null;
