import type { Notice, NoticeKind } from '@vidimus/contracts';
import { useEffect, useState } from 'preact/hooks';
import type { Api } from '../session/api.ts';
import { useLanguage } from '../text/language.ts';

/** The words of a notice in the page's language: null until they are here, `failed` when they cannot be had. */
export function useNotice(
  api: Api,
  kind: NoticeKind,
): { notice: Notice | null; failed: boolean; again: () => void } {
  const { locale } = useLanguage();
  const [notice, setNotice] = useState<Notice | null>(null);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let gone = false;
    setFailed(false);
    api.notices().then(
      ({ data }) => !gone && setNotice(data.find((each) => each.kind === kind) ?? null),
      () => !gone && setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [api, kind, locale, tries]);
  return { notice, failed, again: () => setTries((n) => n + 1) };
}
