import type { FaceHint } from '@vidimus/checks/browser';
import { flashColours } from '@vidimus/contracts/browser';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { OfferButton } from '../hand-off/offer-button.tsx';
import type { SessionControl } from '../session/use-session.ts';
import type { LivenessPhase } from '../steps/liveness-step.tsx';
import { useText } from '../text/language.ts';
import { ActionPicture } from './action-picture.tsx';
import { CameraTroublePanel, useTechnicalReport } from './camera-trouble.tsx';
import type { Cue } from './challenge-timing.ts';
import { LiveVideo } from './live-video.tsx';
import { useCamera } from './use-camera.ts';
import { useFaceCoach } from './use-face-coach.ts';
import { useSpoken } from './use-speaker.ts';

function useCueText(): (cue: Cue) => string {
  const text = useText();
  return (cue) => {
    switch (cue.cue) {
      case 'action':
        return text.liveness.actions[cue.action];
      case 'between':
        return text.liveness.between;
      case 'neutral':
        return text.liveness.neutral;
      case 'colour':
        return text.liveness.colours;
      case 'still':
        return text.liveness.still;
      case 'end':
        return text.liveness.done;
    }
  };
}

/** The movement that is asked now: large words, a small moving head, and how many there are. */
function CuePanel({
  phase,
  spoken,
}: {
  phase: Extract<LivenessPhase, { phase: 'recording' }>;
  spoken: boolean;
}) {
  const text = useText();
  const cueText = useCueText();
  const { cue, challenge } = phase;
  // A pause is too short to be announced: the next movement would cut the words off.
  useSpoken(spoken && cue.cue !== 'between' ? cueText(cue) : null);
  const of = challenge.actions.length;
  const asked = cue.cue === 'action' ? challenge.actions[cue.index] : undefined;
  const counted = cue.cue === 'action' || cue.cue === 'between' ? Math.min(cue.index + 1, of) : null;
  return (
    <div
      class="cue"
      data-testid="cue"
      data-cue={cue.cue}
      data-action={cue.cue === 'action' ? cue.action : ''}
    >
      <ActionPicture action={cue.cue === 'action' ? cue.action : null} />
      <p class="words" role="alert">
        {cueText(cue)}
      </p>
      {asked !== undefined && (
        <div class="left" aria-hidden="true">
          <i key={cue.cue} style={{ animationDuration: `${asked.end_ms - asked.start_ms}ms` }} />
        </div>
      )}
      <p class="part">{counted === null ? '' : text.liveness.part(counted, of)}</p>
    </div>
  );
}

/** The whole screen in one colour: its light on the face is what is looked at. */
function ColourSheet({ cue }: { cue: Extract<Cue, { cue: 'colour' }> }) {
  const text = useText();
  return (
    <div
      class="colours"
      data-testid="colours"
      data-colour={cue.colour}
      style={{ backgroundColor: `rgb(${flashColours[cue.colour].join(' ')})` }}
    >
      <p class="words">{text.liveness.colours}</p>
    </div>
  );
}

/** What photosensitive people must know before they start, and their way around it. */
function ColourChoice(props: { skipped: boolean; onSkip: (skipped: boolean) => void }) {
  const text = useText();
  return (
    <div class="colour-choice" data-testid="colour-choice">
      <p>{text.liveness.coloursNotice}</p>
      <label>
        <input
          type="checkbox"
          class="box"
          data-testid="skip-colours"
          checked={props.skipped}
          onChange={(event) => props.onSkip(event.currentTarget.checked)}
        />
        <span>{text.liveness.coloursSkip}</span>
      </label>
    </div>
  );
}

function Below(props: {
  phase: LivenessPhase;
  spoken: boolean;
  ready: boolean;
  choice: ComponentChildren;
  onStart: () => void;
}) {
  const text = useText();
  const { phase } = props;
  switch (phase.phase) {
    case 'recording':
      return <CuePanel phase={phase} spoken={props.spoken} />;
    case 'sending':
      return (
        <label class="upload">
          {text.liveness.uploading}
          <progress max={1} value={phase.share} data-testid="upload-progress" />
        </label>
      );
    case 'unsent':
      return (
        <div class="stack">
          <p class="error" role="alert">
            {text.liveness.notSent}
          </p>
          <button type="button" class="button primary" data-testid="send-again" onClick={phase.send}>
            {text.liveness.sendAgain}
          </button>
        </div>
      );
    default:
      return (
        <div class="stack">
          <p role="alert">{props.spoken && phase.phase === 'asking' ? text.routes.begin : ''}</p>
          <ul class="tips">
            {text.liveness.tips.map((tip) => (
              <li key={tip}>{tip}</li>
            ))}
          </ul>
          {props.choice}
          <button
            type="button"
            class="button primary"
            data-testid="start-liveness"
            disabled={!props.ready || phase.phase === 'asking'}
            onClick={props.onStart}
          >
            {phase.phase === 'asking' ? text.liveness.starting : text.liveness.start}
          </button>
          <OfferButton needed={false} />
        </div>
      );
  }
}

/** The one hint before the start, said too where cues are spoken; until the camera runs, that it is starting. */
function Hint({ hint, spoken, started }: { hint: FaceHint | null; spoken: boolean; started: boolean }) {
  const text = useText();
  const words = hint === null ? '' : text.liveness.hints[hint];
  useSpoken(spoken && words !== '' ? words : null);
  return (
    <p
      class={hint === 'ready' ? 'coach good' : 'coach'}
      role="status"
      data-testid="face-coach"
      data-hint={hint ?? ''}
    >
      {started ? words : `${text.document.starting} ${text.document.allow}`}
    </p>
  );
}

/** Front camera in an oval, mirrored as people know themselves; what is recorded is not mirrored. */
export function LivenessCamera(props: {
  phase: LivenessPhase;
  control: SessionControl;
  /** Cues are spoken too. */
  spoken: boolean;
  /** Whether the policy has the screen show colours. */
  colours: boolean;
  onStart: (video: HTMLVideoElement, label: string, flash: boolean) => void;
}) {
  // What was recorded is in memory: nothing needs to be filmed while it is sent.
  const filmed = props.phase.phase === 'sending' || props.phase.phase === 'unsent';
  const { camera, retry } = useCamera('user', 640, 480, !filmed);
  const video = useRef<HTMLVideoElement>(null);
  const [ready, setReady] = useState(false);
  // Who asks for less motion wants no flashing screen either.
  const [skipped, setSkipped] = useState(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
  const hint = useFaceCoach(video, camera.state === 'live' && ready && props.phase.phase === 'ready');
  const cue = props.phase.phase === 'recording' ? props.phase.cue : null;
  const asks = cue === null || cue.cue === 'colour' ? '' : JSON.stringify(cue);
  useEffect(() => {
    // Felt when the eyes are off the screen, as in a turn. Not every device can.
    if (asks !== '') navigator.vibrate?.(60);
  }, [asks]);
  useTechnicalReport(props.control, camera.state === 'trouble' ? camera.trouble : null);
  if (camera.state === 'trouble') return <CameraTroublePanel trouble={camera.trouble} onRetry={retry} />;
  if (filmed) {
    return (
      <div class="sent">
        <Below
          phase={props.phase}
          spoken={props.spoken}
          ready={false}
          choice={null}
          onStart={() => undefined}
        />
      </div>
    );
  }
  const live = camera.state === 'live';
  const start = () => {
    if (live && video.current !== null) props.onStart(video.current, camera.label, !skipped);
  };
  return (
    <div class="camera face">
      <div class="stage" data-testid="liveness-stage" data-ready={live && ready}>
        <LiveVideo
          stream={live ? camera.stream : null}
          mirrored
          video={video}
          onReady={() => setReady(true)}
        />
        <div class={`oval ${props.phase.phase}`} aria-hidden="true" />
        {cue?.cue === 'colour' && <ColourSheet cue={cue} />}
        <Hint hint={hint} spoken={props.spoken} started={live && ready} />
      </div>
      <div class="below">
        <Below
          phase={props.phase}
          spoken={props.spoken}
          ready={live && ready}
          choice={props.colours && <ColourChoice skipped={skipped} onSkip={setSkipped} />}
          onStart={start}
        />
      </div>
    </div>
  );
}
