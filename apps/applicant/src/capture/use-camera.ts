import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import {
  type CameraTrouble,
  cameraSupport,
  type Facing,
  nextCamera,
  openCamera,
  stopCamera,
  troubleOf,
} from './camera.ts';

type Camera =
  | { readonly state: 'starting' }
  | { readonly state: 'live'; readonly stream: MediaStream; readonly label: string }
  | { readonly state: 'trouble'; readonly trouble: CameraTrouble };

export interface CameraControl {
  readonly camera: Camera;
  readonly retry: () => void;
  /** Null where there is only one camera. */
  readonly switchTo: (() => void) | null;
}

async function otherCamera(stream: MediaStream): Promise<string | null> {
  const current = stream.getVideoTracks()[0]?.getSettings().deviceId ?? null;
  return nextCamera(await navigator.mediaDevices.enumerateDevices(), current);
}

/**
 * Keeps one camera open while the component is shown and the page is visible, and lets go of it otherwise:
 * a hidden page must not film.
 */
export function useCamera(facing: Facing, width: number, height: number): CameraControl {
  const [camera, setCamera] = useState<Camera>({ state: 'starting' });
  const [round, setRound] = useState(0);
  const [other, setOther] = useState<string | null>(null);
  const chosen = useRef<string | null>(null);
  const retry = useCallback(() => setRound((n) => n + 1), []);

  useEffect(() => {
    let gone = false;
    let stream: MediaStream | null = null;
    const fail = (name: string | null) => {
      stopCamera(stream);
      stream = null;
      if (!gone) setCamera({ state: 'trouble', trouble: troubleOf(name, cameraSupport()) });
    };
    const start = async () => {
      const support = cameraSupport();
      if (!support.secure || !support.mediaDevices) return fail(null);
      setCamera({ state: 'starting' });
      try {
        const opened = await openCamera({ facing, width, height, deviceId: chosen.current });
        if (gone || document.hidden) return stopCamera(opened);
        stream = opened;
        const track = opened.getVideoTracks()[0];
        track?.addEventListener('ended', () => fail('AbortError'));
        setCamera({ state: 'live', stream: opened, label: track?.label ?? '' });
        const next = await otherCamera(opened);
        if (!gone) setOther(next);
      } catch (error) {
        fail(error instanceof Error || error instanceof DOMException ? error.name : null);
      }
    };
    const onVisibility = () => {
      if (document.hidden) {
        stopCamera(stream);
        stream = null;
        setCamera({ state: 'starting' });
      } else if (stream === null) void start();
    };
    const onLeave = () => stopCamera(stream);
    void start();
    document.addEventListener('visibilitychange', onVisibility);
    addEventListener('pagehide', onLeave);
    return () => {
      gone = true;
      stopCamera(stream);
      document.removeEventListener('visibilitychange', onVisibility);
      removeEventListener('pagehide', onLeave);
    };
  }, [facing, width, height, round]);

  const switchTo =
    other === null
      ? null
      : () => {
          chosen.current = other;
          retry();
        };
  return { camera, retry, switchTo };
}
