import type { Locale } from '@vidimus/contracts';

/** The voice for a language that speaks on the device itself: no cue leaves it, and none waits for a network. */
export function localVoice(
  voices: readonly Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>[],
  locale: Locale,
): number {
  const [language] = locale.toLowerCase().split('-');
  const fit = voices
    .map((voice, index) => ({ voice, index }))
    .filter(
      ({ voice }) =>
        voice.localService && voice.lang.toLowerCase().replace('_', '-').split('-')[0] === language,
    );
  const same = fit.find(({ voice }) => voice.lang.toLowerCase().replace('_', '-') === locale.toLowerCase());
  return (same ?? fit.find(({ voice }) => voice.default) ?? fit[0])?.index ?? -1;
}

/**
 * How long an announcement may take, in milliseconds: a browser that never tells its end does not keep the person
 * waiting, and a screen reader has this long where the browser has no voice.
 */
const longestSayingMs = 8000;

/** Speaks cues; `speaks` is false where the device has no voice for the language. */
export interface Speaker {
  readonly speaks: boolean;
  /** Cuts off what is being said. Resolves when the words are over, or when they may take no longer. */
  say(words: string): Promise<void>;
}

const atMost = (wait: (done: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, longestSayingMs);
    wait(resolve);
  });

/** The browser's speech, through the Web Speech API. */
export function createSpeaker(locale: Locale, speech = globalThis.speechSynthesis): Speaker {
  const voices = speech?.getVoices() ?? [];
  const voice = voices[localVoice(voices, locale)];
  if (!speech || !voice) return { speaks: false, say: () => atMost(() => undefined) };
  return {
    speaks: true,
    say: (words) => {
      speech.cancel();
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      return atMost((done) => {
        utterance.onend = done;
        utterance.onerror = done;
        speech.speak(utterance);
      });
    },
  };
}
