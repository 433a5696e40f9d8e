import type { HostedSession, LivenessRoute } from '@vidimus/contracts';
import { useState } from 'preact/hooks';
import { useSpeaker } from '../capture/use-speaker.ts';
import type { RouteChoice } from '../session/api.ts';
import { failureWords } from '../session/failure-words.ts';
import type { SessionControl } from '../session/use-session.ts';
import { useText } from '../text/language.ts';

/** Longest note that the server takes (`ChooseRouteSchema`). */
const longestNote = 1000;

function useChoice(control: SessionControl) {
  const text = useText();
  const [trouble, setTrouble] = useState('');
  const [sending, setSending] = useState(false);
  const choose = async (choice: RouteChoice) => {
    if (sending) return;
    setSending(true);
    setTrouble('');
    try {
      control.show(await control.api.chooseRoute(choice));
    } catch (error) {
      if (await control.settle(error)) return;
      setTrouble(failureWords(error, text));
    }
    setSending(false);
  };
  return { choose, trouble, sending };
}

function WithoutFace({ onSend, sending }: { onSend: (note: string) => void; sending: boolean }) {
  const text = useText();
  const [note, setNote] = useState('');
  return (
    <details data-testid="without-face">
      <summary>{text.routes.reviewer}</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onSend(note.trim());
        }}
      >
        <p>{text.routes.reviewerLead}</p>
        <div class="field">
          <label for="route-note">{text.routes.note}</label>
          <p class="hint" id="route-note-hint">
            {text.routes.noteHint}
          </p>
          <textarea
            id="route-note"
            rows={3}
            maxLength={longestNote}
            value={note}
            aria-describedby="route-note-hint"
            data-testid="route-note"
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </div>
        <button type="submit" class="button" data-testid="choose-reviewer" aria-disabled={sending}>
          {text.routes.send}
        </button>
      </form>
    </details>
  );
}

/** What spoken cues are like on this device. */
function SpokenNote() {
  const text = useText();
  const { speaks } = useSpeaker();
  return (
    <p role="status" data-testid="spoken-note" data-speaks={speaks}>
      {speaks ? text.routes.spokenOn : text.routes.spokenNoVoice}
    </p>
  );
}

/** The other ways through the face step, as the policy offers them: spoken cues, or no face and a person who decides. */
export function LivenessRoutes({ session, control }: { session: HostedSession; control: SessionControl }) {
  const text = useText();
  const { choose, trouble, sending } = useChoice(control);
  const { offered, chosen } = session.liveness_routes;
  const offers = (route: LivenessRoute) => offered.includes(route);
  if (offered.length < 2) return null;
  return (
    <section class="stack routes" aria-labelledby="routes-title" data-testid="liveness-routes">
      <h2 id="routes-title">{text.routes.title}</h2>
      {chosen === 'spoken' && <SpokenNote />}
      {chosen === 'spoken' && (
        <button
          type="button"
          class="button"
          data-testid="choose-gestures"
          onClick={() => void choose({ route: 'gestures' })}
        >
          {text.routes.gestures}
        </button>
      )}
      {chosen !== 'spoken' && offers('spoken') && (
        <>
          <p>{text.routes.spokenLead}</p>
          <button
            type="button"
            class="button"
            data-testid="choose-spoken"
            onClick={() => void choose({ route: 'spoken' })}
          >
            {text.routes.spoken}
          </button>
        </>
      )}
      {offers('reviewer') && (
        <WithoutFace sending={sending} onSend={(note) => void choose({ route: 'reviewer', note })} />
      )}
      <p class="error" role="alert">
        {trouble}
      </p>
    </section>
  );
}
