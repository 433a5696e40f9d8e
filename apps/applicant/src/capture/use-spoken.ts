import type { Locale } from '@vidimus/contracts';
import { useEffect } from 'preact/hooks';

const speaker = (): SpeechSynthesis | null => globalThis.speechSynthesis ?? null;

/** Whether this browser can speak at all. */
export const canSpeak = (): boolean => speaker() !== null && 'SpeechSynthesisUtterance' in globalThis;

/** A voice of this device: others would send the words to somebody. */
function ownVoice(locale: Locale): SpeechSynthesisVoice | null {
  const [language = ''] = locale.split('-');
  const voices = speaker()?.getVoices() ?? [];
  return voices.find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language)) ?? null;
}

/** Says the words when they change, in place of what is still being said; silent where no voice is on the device. */
export function useSpoken(words: string, locale: Locale, wanted: boolean): void {
  useEffect(() => {
    const voice = wanted && words !== '' && canSpeak() ? ownVoice(locale) : null;
    if (voice === null) return;
    speaker()?.cancel();
    const said = new SpeechSynthesisUtterance(words);
    said.voice = voice;
    said.lang = voice.lang;
    speaker()?.speak(said);
    return () => speaker()?.cancel();
  }, [words, locale, wanted]);
}
