import type { Challenge, HostedSession } from '@vidimus/contracts';
import { packClip } from '@vidimus/vision/browser';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Cue } from '../capture/challenge-timing.ts';
import { LivenessCamera } from '../capture/liveness-camera.tsx';
import { type ClipTrouble, recordClip } from '../capture/record-clip.ts';
import { useSpeaker } from '../capture/use-speaker.ts';
import { Heading } from '../page/heading.tsx';
import { failureWords } from '../session/failure-words.ts';
import { Refused } from '../session/failures.ts';
import { standingReasons } from '../session/screen.ts';
import type { SessionControl } from '../session/use-session.ts';
import { useText } from '../text/language.ts';
import { LivenessRoutes } from './liveness-routes.tsx';

export type LivenessPhase =
  | { readonly phase: 'ready' }
  | { readonly phase: 'asking' }
  | { readonly phase: 'recording'; readonly challenge: Challenge; readonly cue: Cue }
  | { readonly phase: 'sending'; readonly share: number }
  | { readonly phase: 'unsent'; readonly send: () => void };

type Trouble = ClipTrouble | 'expired' | { readonly words: string };

/** What a refused clip means for the person; null where the refusal has words of its own. */
function troubleOf(code: string): Trouble | null {
  if (code.startsWith('liveness.')) return 'expired';
  return code === 'clip.interrupted' || code === 'clip.too_few_frames' ? 'slow' : null;
}

/** Asks for a challenge, records the answer, sends it. One run of it is one challenge. */
function useLivenessRun({ api, show, settle }: SessionControl, spoken: boolean) {
  const text = useText();
  const speaker = useSpeaker();
  const [phase, setPhase] = useState<LivenessPhase>({ phase: 'ready' });
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const back = (cause: Trouble | null) => {
    setTrouble(cause);
    setPhase({ phase: 'ready' });
  };
  const send = async (challenge: Challenge, clip: Blob) => {
    setPhase({ phase: 'sending', share: 0 });
    try {
      show(await api.sendClip(challenge.id, clip, (share) => setPhase({ phase: 'sending', share })));
    } catch (error) {
      if (!(error instanceof Refused)) {
        setPhase({ phase: 'unsent', send: () => void send(challenge, clip) });
        return;
      }
      if (await settle(error)) return;
      back(troubleOf(error.code) ?? { words: failureWords(error, text) });
    }
  };
  const start = async (video: HTMLVideoElement, label: string, flash: boolean) => {
    setTrouble(null);
    setPhase({ phase: 'asking' });
    try {
      if (spoken) await speaker.say(text.routes.begin);
      const challenge = await api.askChallenge(flash);
      const run = recordClip(video, challenge, (cue) => setPhase({ phase: 'recording', challenge, cue }));
      stop.current = run.stop;
      const recorded = await run.recorded;
      if (!recorded.ok) {
        if (recorded.trouble === 'slow')
          api.reportTechnical('capture.device.unsupported').catch(() => undefined);
        return back(recorded.trouble);
      }
      const { frames, cameraSwitch } = recorded;
      const packed = packClip(frames, {
        device_label: label,
        nonce: challenge.nonce,
        ...(cameraSwitch === null ? {} : { camera_switch: cameraSwitch }),
      });
      await send(challenge, new Blob([packed as Uint8Array<ArrayBuffer>]));
    } catch (error) {
      if (!(await settle(error))) back({ words: failureWords(error, text) });
    }
  };
  return { phase, trouble, start };
}

/** The face step: what to expect, the camera, the asked movements, sending. */
export function LivenessStep({ session, control }: { session: HostedSession; control: SessionControl }) {
  const text = useText();
  const spoken = session.liveness_routes.chosen === 'spoken';
  const { phase, trouble, start } = useLivenessRun(control, spoken);
  const redo = session.steps.some((view) => view.step === 'liveness' && view.state === 'redo');
  const remedy = standingReasons(session).find((reason) => reason.step === 'liveness')?.remedy;
  const words = trouble === null ? '' : typeof trouble === 'string' ? text.liveness[trouble] : trouble.words;
  const busy = phase.phase !== 'ready';
  return (
    <section class={busy ? 'capture busy' : 'capture'} data-testid="step-liveness" data-phase={phase.phase}>
      <Heading>{redo ? text.liveness.redoTitle : text.liveness.title}</Heading>
      <p class="lead">{remedy ?? text.liveness.lead}</p>
      <p class="error" role="alert" data-testid="liveness-trouble">
        {words}
      </p>
      <LivenessCamera
        phase={phase}
        control={control}
        spoken={spoken}
        colours={session.liveness_flash}
        onStart={(video, label, flash) => void start(video, label, flash)}
      />
      {!busy && <LivenessRoutes session={session} control={control} />}
    </section>
  );
}
