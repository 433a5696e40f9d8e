import { useEffect, useState } from 'preact/hooks';
import {
  type CameraTrouble,
  cameraSupport,
  type Facing,
  nextCamera,
  openCamera,
  stopCamera,
  troubleOf,
  type WantedPicture,
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

/** What a running camera tells. */
interface CameraEvents {
  readonly onCamera: (camera: Camera) => void;
  readonly onOther: (deviceId: string | null) => void;
}

/**
 * Opens a camera whenever the page is visible and lets go of it otherwise: a hidden page must not film.
 * Returns what ends it for good.
 */
function runCamera(wanted: WantedPicture, { onCamera, onOther }: CameraEvents): () => void {
  let stream: MediaStream | null = null;
  // Each opening gets a number; a camera that arrives for an older one is let go at once.
  let opening = 0;
  const release = () => {
    opening += 1;
    stopCamera(stream);
    stream = null;
  };
  const fail = (name: string | null) => {
    release();
    onCamera({ state: 'trouble', trouble: troubleOf(name, cameraSupport()) });
  };
  const start = async () => {
    const support = cameraSupport();
    if (!support.secure || !support.mediaDevices) return fail(null);
    release();
    const mine = opening;
    onCamera({ state: 'starting' });
    try {
      const opened = await openCamera(wanted);
      if (mine !== opening) return stopCamera(opened);
      stream = opened;
      const track = opened.getVideoTracks()[0];
      track?.addEventListener('ended', () => mine === opening && fail('AbortError'));
      onCamera({ state: 'live', stream: opened, label: track?.label ?? '' });
      const other = await otherCamera(opened);
      if (mine === opening) onOther(other);
    } catch (error) {
      if (mine === opening) fail(error instanceof Error ? error.name : null);
    }
  };
  const onVisibility = () => {
    if (!document.hidden) return void start();
    release();
    onCamera({ state: 'starting' });
  };
  void start();
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('pagehide', release);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('pagehide', release);
    release();
  };
}

/**
 * One camera for as long as the component is shown and `wanted`.
 * @param width,height ideal size of the picture, in pixels
 */
export function useCamera(facing: Facing, width: number, height: number, wanted = true): CameraControl {
  const [camera, setCamera] = useState<Camera>({ state: 'starting' });
  const [other, setOther] = useState<string | null>(null);
  const [choice, setChoice] = useState<{ deviceId: string | null; round: number }>({
    deviceId: null,
    round: 0,
  });
  useEffect(() => {
    if (!wanted) return setCamera({ state: 'starting' });
    const { deviceId } = choice;
    return runCamera({ facing, width, height, deviceId }, { onCamera: setCamera, onOther: setOther });
  }, [facing, width, height, choice, wanted]);

  const open = (deviceId: string | null) => setChoice((now) => ({ deviceId, round: now.round + 1 }));
  // A retry goes back to any camera: the chosen one may be what is gone.
  return { camera, retry: () => open(null), switchTo: other === null ? null : () => open(other) };
}
