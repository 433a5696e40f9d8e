import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type DocumentHint, documentHint } from './coach.ts';
import { calm, measureEveryMs, throttled } from './hint-throttle.ts';
import { createSampler } from './sample.ts';

/** Width of the measured picture, in pixels: enough for light and focus, about 2 ms a measurement on a phone. */
const sampleWidth = 480;

/** The one hint that the live picture calls for now; null until something was measured. */
export function useDocumentHint(
  video: RefObject<HTMLVideoElement | null>,
  running: boolean,
): DocumentHint | null {
  const [hint, setHint] = useState<DocumentHint | null>(null);
  useEffect(() => {
    if (!running) return setHint(null);
    const sample = createSampler(sampleWidth);
    let state = calm<DocumentHint | null>(null);
    const timer = setInterval(() => {
      const picture = video.current === null ? null : sample(video.current);
      if (picture === null) return;
      state = throttled<DocumentHint | null>(state, documentHint(picture), performance.now());
      setHint(state.shown);
    }, measureEveryMs);
    return () => clearInterval(timer);
  }, [running, video]);
  return hint;
}
