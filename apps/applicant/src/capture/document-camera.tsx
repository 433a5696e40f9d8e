import type { DocumentKind } from '@vidimus/contracts';
import { useRef, useState } from 'preact/hooks';
import type { SessionControl } from '../session/use-session.ts';
import { useText } from '../text/language.ts';
import { CameraTroublePanel, useTechnicalReport } from './camera-trouble.tsx';
import { FileChoice } from './file-choice.tsx';
import { Guide } from './guide.tsx';
import { LiveVideo } from './live-video.tsx';
import { takeStill } from './still.ts';
import { useCamera } from './use-camera.ts';
import { useDocumentHint } from './use-document-hint.ts';

/** Live picture, guide, one hint at a time, and the shutter, which always works. */
export function DocumentCamera(props: {
  kind: DocumentKind;
  control: SessionControl;
  onPicture: (picture: Blob) => void;
}) {
  const text = useText();
  const { camera, retry, switchTo } = useCamera('environment', 1920, 1080);
  const video = useRef<HTMLVideoElement>(null);
  const [ready, setReady] = useState(false);
  const live = camera.state === 'live';
  const hint = useDocumentHint(video, props.kind, live && ready);
  useTechnicalReport(props.control, camera.state === 'trouble' ? camera.trouble : null);

  if (camera.state === 'trouble') {
    return (
      <CameraTroublePanel trouble={camera.trouble} onRetry={retry}>
        <FileChoice prominent onPicture={props.onPicture} />
      </CameraTroublePanel>
    );
  }
  const shoot = async () => {
    if (video.current !== null) props.onPicture(await takeStill(video.current));
  };
  const status = hint === null ? '' : text.document.hints[hint];
  return (
    <div class="camera">
      <div class="stage" data-testid="document-stage" data-ready={live && ready}>
        <LiveVideo
          stream={live ? camera.stream : null}
          mirrored={false}
          video={video}
          onReady={() => setReady(true)}
        />
        <Guide kind={props.kind} />
        <p
          class={hint === 'ready' ? 'coach good' : 'coach'}
          role="status"
          data-testid="coach"
          data-hint={hint ?? ''}
        >
          {live && ready ? status : `${text.document.starting} ${text.document.allow}`}
        </p>
      </div>
      <div class="controls">
        <FileChoice prominent={false} onPicture={props.onPicture} />
        <button
          type="button"
          class="shutter"
          data-testid="shutter"
          aria-label={text.document.shutter}
          title={text.document.shutter}
          disabled={!live || !ready}
          onClick={() => void shoot()}
        />
        {switchTo === null ? (
          <span />
        ) : (
          <button type="button" class="button quiet" data-testid="switch-camera" onClick={switchTo}>
            {text.document.switchCamera}
          </button>
        )}
      </div>
    </div>
  );
}
