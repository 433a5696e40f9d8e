import type { HostedSession, Step } from '@vidimus/contracts';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ConsentStep, mustAgree } from '../consent/consent-step.tsx';
import { Result } from '../explain/result.tsx';
import { HandOffContext } from '../hand-off/context.ts';
import { Offer } from '../hand-off/offer.tsx';
import { type Screen, screenFor } from '../session/screen.ts';
import type { SessionControl } from '../session/use-session.ts';
import { DataForm } from '../steps/data-form.tsx';
import { CaptureDocument } from '../steps/document-step.tsx';
import { LivenessStep } from '../steps/liveness-step.tsx';
import { Waiting } from '../steps/waiting.tsx';
import { useText } from '../text/language.ts';
import { Busy, Message } from './message.tsx';

/** Hands the finished steps in, once; a failure is shown with a button. */
function Submit({ control }: { control: SessionControl }) {
  const text = useText();
  const [failed, setFailed] = useState(false);
  const { api, show } = control;
  const submit = useCallback(() => {
    setFailed(false);
    // A refusal means that the session is not where this page thought: look again before asking the person.
    const look = () => api.read().then(show, () => setFailed(true));
    api.submit().then(show, look);
  }, [api, show]);
  useEffect(submit, [submit]);
  if (!failed) return <Busy testId="submitting" />;
  return (
    <Message
      testId="submit-failed"
      mood="warn"
      title={text.page.unreachable}
      lead={text.page.unreachableRemedy}
    >
      <button type="button" class="button primary" data-testid="try-again" onClick={submit}>
        {text.page.tryAgain}
      </button>
    </Message>
  );
}

/** What can be done in another browser as well. */
const handedOff: ReadonlySet<Screen['name']> = new Set(['data', 'document', 'liveness', 'submit']);

/** The screen, or in its place the hand-off that the person began. */
function OrHandOff(props: { screen: Screen; control: SessionControl; children: ComponentChildren }) {
  const [begun, setBegun] = useState(false);
  const able = handedOff.has(props.screen.name);
  const begin = useCallback(() => setBegun(true), []);
  useEffect(() => {
    if (!able) setBegun(false);
  }, [able]);
  if (begun && able) return <Offer control={props.control} onStay={() => setBegun(false)} />;
  return <HandOffContext.Provider value={able ? begin : null}>{props.children}</HandOffContext.Provider>;
}

/** Chooses the screen from the session alone, plus whether the person pressed on from the last result. */
export function Screens({ session, control }: { session: HostedSession; control: SessionControl }) {
  const [goingOn, setGoingOn] = useState(false);
  const [instead, setInstead] = useState<Step | null>(null);
  const [submits, setSubmits] = useState(0);
  const [automatic, setAutomatic] = useState(true);
  const lastUsed = useRef(session.attempts.used);
  const { status } = session;
  useEffect(() => {
    // Every submission ends the going-on: its result is to be read first.
    if (status === 'processing' || session.attempts.used !== lastUsed.current) setGoingOn(false);
    lastUsed.current = session.attempts.used;
  }, [status, session.attempts.used]);

  if (mustAgree(session)) return <ConsentStep session={session} control={control} />;
  const screen = screenFor(session, goingOn, instead);
  const shown = () => {
    switch (screen.name) {
      case 'data':
        return <DataForm session={session} control={control} />;
      case 'document':
        return (
          <CaptureDocument
            key={screen.side}
            side={screen.side}
            session={session}
            control={control}
            shutter={{ automatic, setAutomatic }}
          />
        );
      case 'liveness':
        return <LivenessStep session={session} control={control} />;
      case 'submit':
        return <Submit key={submits} control={control} />;
      case 'waiting':
        return <Waiting control={control} />;
      case 'result':
        return (
          <Result
            session={session}
            control={control}
            onGoOn={(other) => {
              setInstead(other);
              setSubmits((n) => n + 1);
              setGoingOn(true);
            }}
          />
        );
    }
  };
  return (
    <OrHandOff screen={screen} control={control}>
      {shown()}
    </OrHandOff>
  );
}
