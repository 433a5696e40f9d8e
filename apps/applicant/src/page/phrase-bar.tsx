import type { HostedSession } from '@vidimus/contracts';
import { useState } from 'preact/hooks';
import { failureWords } from '../session/failure-words.ts';
import type { SessionControl } from '../session/use-session.ts';
import { useText } from '../text/language.ts';

/** Fewest and most characters of a phrase (`PhraseSchema`). */
const [fewest, most] = [4, 60];

function PhraseForm(props: { phrase: string | null; control: SessionControl; onDone: () => void }) {
  const text = useText();
  const words = text.trust.phrase;
  const { api, show } = props.control;
  const [phrase, setPhrase] = useState('');
  const [trouble, setTrouble] = useState('');
  const save = async (next: string | null) => {
    const length = next?.length ?? fewest;
    if (length < fewest || length > most) return setTrouble(words.length);
    try {
      show(await api.setPhrase(next));
      props.onDone();
    } catch (error) {
      setTrouble(failureWords(error, text));
    }
  };
  return (
    <form
      class="stack phrase-form"
      data-testid="phrase-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save(phrase.trim());
      }}
    >
      <p>{words.lead}</p>
      <div class="field">
        <label for="phrase">{words.label}</label>
        <p class="hint">{words.hint}</p>
        <input
          id="phrase"
          value={phrase}
          maxLength={most}
          autocomplete="off"
          data-testid="phrase-input"
          onInput={(event) => setPhrase(event.currentTarget.value)}
        />
      </div>
      <p class="error" role="alert" data-testid="phrase-error">
        {trouble}
      </p>
      <div class="actions">
        <button type="submit" class="button primary" data-testid="save-phrase">
          {words.save}
        </button>
        {props.phrase !== null && (
          <button type="button" class="button" data-testid="remove-phrase" onClick={() => void save(null)}>
            {words.remove}
          </button>
        )}
        <button type="button" class="button quiet" onClick={props.onDone}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

/** The words that only the person and this server know: above every screen, so that a forged page is told by them. */
export function PhraseBar({ session, control }: { session: HostedSession; control: SessionControl }) {
  const words = useText().trust.phrase;
  const [open, setOpen] = useState(false);
  const agreed = session.consents.every(({ kind, agreed_at }) => kind !== 'processing' || agreed_at !== null);
  const { phrase } = session;
  if (phrase === null && !agreed) return null;
  return (
    <aside class="phrase" data-testid="phrase">
      <div class="phrase-line">
        {phrase !== null && (
          <p>
            <span class="hint">{words.yours}</span> <b data-testid="phrase-shown">{phrase}</b>
          </p>
        )}
        <button
          type="button"
          class="button quiet"
          aria-expanded={open}
          data-testid="phrase-open"
          onClick={() => setOpen(!open)}
        >
          {phrase === null ? words.choose : words.change}
        </button>
      </div>
      {open && <PhraseForm phrase={phrase} control={control} onDone={() => setOpen(false)} />}
    </aside>
  );
}
