import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** The camera's picture. Muted and inline, or phones would refuse to play it or fill the screen with it. */
export function LiveVideo(props: {
  stream: MediaStream | null;
  mirrored: boolean;
  video: RefObject<HTMLVideoElement | null>;
  onReady: () => void;
}) {
  const { stream, video } = props;
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = stream;
    // Autoplay may be refused until a tap; the shutter works all the same.
    if (stream !== null) element.play().catch(() => undefined);
    return () => {
      element.srcObject = null;
    };
  }, [stream, video]);
  return (
    <video
      ref={video}
      class={props.mirrored ? 'live mirrored' : 'live'}
      playsInline
      muted
      autoPlay
      aria-hidden="true"
      tabIndex={-1}
      onLoadedData={props.onReady}
    />
  );
}
