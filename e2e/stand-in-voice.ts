/** A voice of the device, which headless browsers lack: notes what it is to say, and is done at once. */
export function standInVoice(): void {
  const said: string[] = [];
  const voice = { lang: 'en-GB', localService: true, default: true, name: 'stand-in', voiceURI: 'stand-in' };
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => [voice],
    cancel: () => undefined,
    speak: (utterance: { text: string; onend?: () => void }) => {
      said.push(utterance.text);
      setTimeout(() => utterance.onend?.(), 50);
    },
  });
  class Utterance {
    text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  Object.defineProperty(globalThis, 'speechSynthesis', { value: speech });
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Utterance });
  Object.assign(globalThis, { saidAloud: said });
}

/** What the stand-in was to say so far. */
export const saidAloud = (): string[] => (globalThis as unknown as { saidAloud: string[] }).saidAloud;
