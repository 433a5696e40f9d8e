import type { LiveHint } from '@vidimus/checks/browser';
import type { DocumentSide, Quad } from '@vidimus/contracts';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { steadied, unsteady, waited } from './auto-shutter.ts';
import { coachVideo } from './coach.ts';
import { calm, throttled } from './hint-throttle.ts';

export interface Coaching {
  /** The one hint to show; null until something was measured, and for good where coaching does not work here. */
  readonly hint: LiveHint | null;
  /** Where the document was last seen, as shares of the camera picture. */
  readonly outline: Quad | null;
  /** How much of the wait for the automatic shutter is over, 0 to 1. */
  readonly waited: number;
}

const nothing: Coaching = { hint: null, outline: null, waited: 0 };

/**
 * Watches the live picture while `running`. `onSteady` is called once, when all has been good for about a second;
 * without it nothing is waited for.
 */
export function useDocumentCoach(
  video: RefObject<HTMLVideoElement | null>,
  side: DocumentSide,
  running: boolean,
  onSteady: (() => void) | null,
): Coaching {
  const [coaching, setCoaching] = useState<Coaching>(nothing);
  const shutter = useRef(onSteady);
  shutter.current = onSteady;
  useEffect(() => {
    const { current } = video;
    if (!running || current === null) return setCoaching(nothing);
    let shown = calm<LiveHint | null>(null);
    let steady = unsteady;
    let fired = false;
    const stop = coachVideo(current, side, (finding, atMs) => {
      shown = throttled<LiveHint | null>(shown, finding.hint, atMs);
      steady = shutter.current === null ? unsteady : steadied(steady, finding, atMs);
      const share = waited(steady, atMs);
      setCoaching({ hint: shown.shown, outline: finding.outline, waited: share });
      if (share < 1 || fired) return;
      fired = true;
      shutter.current?.();
    });
    return stop;
  }, [running, video, side]);
  return coaching;
}
