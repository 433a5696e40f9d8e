import { useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../text/language.ts';
import { createSpeaker, type Speaker } from './spoken-cues.ts';

/** The device's voice in the page's language. Browsers load their voices late and tell when they have them. */
export function useSpeaker(): Speaker {
  const { locale } = useLanguage();
  const [speaker, setSpeaker] = useState(() => createSpeaker(locale));
  useEffect(() => {
    const renew = () => setSpeaker(createSpeaker(locale));
    renew();
    const speech = globalThis.speechSynthesis;
    speech?.addEventListener?.('voiceschanged', renew);
    return () => {
      speech?.removeEventListener?.('voiceschanged', renew);
      speech?.cancel();
    };
  }, [locale]);
  return speaker;
}

/** Says `words` each time they change; null is silence. */
export function useSpoken(words: string | null): void {
  const speaker = useSpeaker();
  useEffect(() => {
    if (words !== null) void speaker.say(words);
  }, [words, speaker]);
}
