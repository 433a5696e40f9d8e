import type { LiveHint } from '@vidimus/checks/browser';
import type { DocumentKind, DocumentSide, FileRule, PictureSource } from '@vidimus/contracts';
import { useRef, useState } from 'preact/hooks';
import { OfferButton } from '../hand-off/offer-button.tsx';
import type { SessionControl } from '../session/use-session.ts';
import { useText } from '../text/language.ts';
import { CameraTroublePanel, useTechnicalReport } from './camera-trouble.tsx';
import { FileChoice } from './file-choice.tsx';
import { Guide } from './guide.tsx';
import { LiveVideo } from './live-video.tsx';
import { Outline } from './outline.tsx';
import { Shutter } from './shutter.tsx';
import { takeStill } from './still.ts';
import { useCamera } from './use-camera.ts';
import { type Coaching, useDocumentCoach } from './use-document-coach.ts';

/** Whether the photo takes itself, and the person's word on it. */
export interface AutomaticShutter {
  readonly automatic: boolean;
  readonly setAutomatic: (automatic: boolean) => void;
}

/** Live picture, guide, found outline, one hint at a time, and the shutter, which always works. */
export function DocumentCamera(props: {
  kind: DocumentKind;
  side: DocumentSide;
  control: SessionControl;
  shutter: AutomaticShutter;
  /** What becomes of files in place of photos. */
  files: FileRule;
  onPicture: (picture: Blob, source: PictureSource) => void;
}) {
  const text = useText();
  const { camera, retry, switchTo } = useCamera('environment', 1920, 1080);
  const video = useRef<HTMLVideoElement>(null);
  const [ready, setReady] = useState(false);
  const shooting = useRef(false);
  const live = camera.state === 'live';
  const { automatic, setAutomatic } = props.shutter;
  const shoot = async () => {
    if (video.current === null || shooting.current) return;
    shooting.current = true;
    props.onPicture(await takeStill(video.current), 'camera');
  };
  const coaching = useDocumentCoach(video, props.side, live && ready, automatic ? () => void shoot() : null);
  useTechnicalReport(props.control, camera.state === 'trouble' ? camera.trouble : null);

  const fileChoice = (prominent: boolean) =>
    props.files === 'refused' ? (
      <span />
    ) : (
      <FileChoice prominent={prominent} onPicture={(picture) => props.onPicture(picture, 'file')} />
    );
  if (camera.state === 'trouble') {
    return (
      <CameraTroublePanel trouble={camera.trouble} onRetry={retry}>
        {fileChoice(true)}
      </CameraTroublePanel>
    );
  }
  return (
    <div class="camera">
      <div class="stage" data-testid="document-stage" data-ready={live && ready}>
        <LiveVideo
          stream={live ? camera.stream : null}
          mirrored={false}
          video={video}
          onReady={() => setReady(true)}
        />
        <Guide kind={props.kind} reached={coaching.hint === 'ready'} />
        <Watched coaching={coaching} video={video.current} />
        <Hint hint={coaching.hint} automatic={automatic} started={live && ready} />
        {coaching.hint !== null && (
          <button
            type="button"
            class="automatic"
            data-testid="automatic"
            aria-pressed={automatic}
            onClick={() => setAutomatic(!automatic)}
          >
            {text.document.automatic}
          </button>
        )}
      </div>
      <div class="controls">
        {fileChoice(false)}
        <Shutter disabled={!live || !ready} waited={coaching.waited} onPress={() => void shoot()} />
        {switchTo === null ? (
          <span />
        ) : (
          <button type="button" class="button quiet" data-testid="switch-camera" onClick={switchTo}>
            {text.document.switchCamera}
          </button>
        )}
      </div>
      <OfferButton needed={false} />
    </div>
  );
}

/** The outline that was found in the video. */
function Watched({ coaching, video }: { coaching: Coaching; video: HTMLVideoElement | null }) {
  if (coaching.outline === null || video === null || video.videoWidth === 0) return null;
  const picture = { width: video.videoWidth, height: video.videoHeight };
  return <Outline outline={coaching.outline} picture={picture} good={coaching.hint === 'ready'} />;
}

/** The one hint; before anything is seen, that the camera is starting. */
function Hint({ hint, automatic, started }: { hint: LiveHint | null; automatic: boolean; started: boolean }) {
  const text = useText();
  const words = () => {
    if (!started) return `${text.document.starting} ${text.document.allow}`;
    if (hint === 'ready' && automatic) return text.document.holdStill;
    return hint === null ? '' : text.document.hints[hint];
  };
  return (
    <p
      class={hint === 'ready' ? 'coach good' : 'coach'}
      role="status"
      data-testid="coach"
      data-hint={hint ?? ''}
    >
      {words()}
    </p>
  );
}
