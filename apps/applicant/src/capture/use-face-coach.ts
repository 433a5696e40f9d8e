import type { FaceHint } from '@vidimus/checks/browser';
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { coachFace } from './coach.ts';
import { calm, throttled } from './hint-throttle.ts';

/**
 * Watches the live picture while `running`: the one hint to show; null until something was measured, and for good where
 * coaching does not work here.
 */
export function useFaceCoach(video: RefObject<HTMLVideoElement | null>, running: boolean): FaceHint | null {
  const [hint, setHint] = useState<FaceHint | null>(null);
  useEffect(() => {
    const { current } = video;
    if (!running || current === null) return setHint(null);
    let shown = calm<FaceHint | null>(null);
    return coachFace(current, (finding, atMs) => {
      shown = throttled<FaceHint | null>(shown, finding.hint, atMs);
      setHint(shown.shown);
    });
  }, [running, video]);
  return hint;
}
