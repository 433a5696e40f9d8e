import type { DocumentKind } from '@vidimus/contracts';
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type DocumentHint, documentHint, measuredWidth } from './coach.ts';
import { guideInPicture } from './guide-shape.ts';
import { calm, measureEveryMs, throttled } from './hint-throttle.ts';
import { createSampler } from './sample.ts';

/** The one hint that the live picture inside the outline calls for now; null until something was measured. */
export function useDocumentHint(
  video: RefObject<HTMLVideoElement | null>,
  kind: DocumentKind,
  running: boolean,
): DocumentHint | null {
  const [hint, setHint] = useState<DocumentHint | null>(null);
  useEffect(() => {
    if (!running) return setHint(null);
    const sample = createSampler(measuredWidth);
    let state = calm<DocumentHint | null>(null);
    const timer = setInterval(() => {
      const { current } = video;
      if (current === null || current.videoWidth === 0) return;
      const stage = { width: current.clientWidth, height: current.clientHeight };
      const size = { width: current.videoWidth, height: current.videoHeight };
      const picture = sample(current, guideInPicture(kind, stage, size));
      if (picture === null) return;
      state = throttled<DocumentHint | null>(state, documentHint(picture), performance.now());
      setHint(state.shown);
    }, measureEveryMs);
    return () => clearInterval(timer);
  }, [running, video, kind]);
  return hint;
}
