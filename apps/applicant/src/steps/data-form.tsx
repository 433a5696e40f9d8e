import type { DocumentKind, HostedSession } from '@vidimus/contracts';
import { useRef, useState } from 'preact/hooks';
import { ForeseenTrouble } from '../capture/foreseen-trouble.tsx';
import { Heading } from '../page/heading.tsx';
import { failureWords } from '../session/failure-words.ts';
import { standingReasons } from '../session/screen.ts';
import type { SessionControl } from '../session/use-session.ts';
import { useLanguage, useText } from '../text/language.ts';
import { BirthDate } from './birth-date.tsx';
import { CountrySelect } from './country-select.tsx';
import { Field, FieldNotes, type FieldTrouble } from './field.tsx';
import {
  type DataDraft,
  type DataField,
  dataFields,
  emptyDraft,
  fieldOf,
  invalidField,
  typedData,
} from './validate-data.ts';

/** Element that takes the focus when a field is wrong. */
const elementIds: Readonly<Record<DataField, string>> = {
  given: 'field-given-names',
  family: 'field-family-name',
  birth: 'field-birth-day',
  nationality: 'field-nationality',
  kind: 'field-document-kind',
  country: 'field-document-country',
  number: 'field-document-number',
};

function useDraft(session: HostedSession) {
  const [draft, setDraft] = useState(() => emptyDraft(session.data));
  const [visited, setVisited] = useState<ReadonlySet<DataField>>(new Set());
  /** Fields changed since the server last looked: what it said of them no longer stands. */
  const [changed, setChanged] = useState<ReadonlySet<DataField>>(new Set());
  const today = new Date().toISOString().slice(0, 10);
  const reasons = standingReasons(session).filter((reason) => reason.step === 'data');
  const trouble = (field: DataField): FieldTrouble => ({
    invalid: visited.has(field) ? invalidField(field, draft, today) : null,
    found: changed.has(field) ? [] : reasons.filter((reason) => fieldOf(reason.code) === field),
  });
  const set = (field: DataField, change: Partial<DataDraft>) => {
    setDraft((now) => ({ ...now, ...change }));
    setChanged((now) => new Set(now).add(field));
  };
  const visit = (field: DataField) => setVisited((now) => new Set(now).add(field));
  const visitAll = () => setVisited(new Set(dataFields));
  const wrong = () => dataFields.filter((field) => invalidField(field, draft, today) !== null);
  const general = reasons.filter((reason) => fieldOf(reason.code) === null);
  return {
    draft,
    today,
    trouble,
    set,
    visit,
    visitAll,
    wrong,
    general,
    checked: () => setChanged(new Set()),
  };
}
type Draft = ReturnType<typeof useDraft>;

function NameField({ form, field }: { form: Draft; field: 'given' | 'family' }) {
  const text = useText();
  const hint = field === 'given' ? text.data.givenHint : text.data.familyHint;
  return (
    <Field id={elementIds[field]} label={text.data[field]} hint={hint} trouble={form.trouble(field)}>
      {(links) => (
        <input
          id={links.id}
          type="text"
          autocomplete={field === 'given' ? 'given-name' : 'family-name'}
          autocapitalize="words"
          spellcheck={false}
          maxLength={120}
          value={form.draft[field]}
          data-testid={links.id}
          aria-describedby={links.describedBy}
          aria-invalid={links.invalid}
          onInput={(event) => form.set(field, { [field]: event.currentTarget.value })}
          onBlur={(event) => event.currentTarget.value !== '' && form.visit(field)}
        />
      )}
    </Field>
  );
}

function CountryField({ form, field }: { form: Draft; field: 'nationality' | 'country' }) {
  const text = useText();
  const choose = (code: string) => {
    form.set(field, { [field]: code });
    // Most people hold a document of their own country: fill it in, still open to change.
    if (field === 'nationality' && form.draft.country === '' && code !== '')
      form.set('country', { country: code });
  };
  return (
    <Field id={elementIds[field]} label={text.data[field]} trouble={form.trouble(field)}>
      {(links) => (
        <CountrySelect
          links={links}
          code={form.draft[field]}
          onChange={choose}
          onBlur={() => form.draft[field] !== '' && form.visit(field)}
        />
      )}
    </Field>
  );
}

function KindField({ form, kinds }: { form: Draft; kinds: readonly DocumentKind[] }) {
  const text = useText();
  const trouble = form.trouble('kind');
  return (
    <fieldset class="field kinds" aria-describedby="field-document-kind-error">
      <legend>{text.data.kind}</legend>
      <div class="choices">
        {kinds.map((kind, index) => (
          <label key={kind} class="choice">
            <input
              id={index === 0 ? elementIds.kind : undefined}
              type="radio"
              name="document-kind"
              value={kind}
              checked={form.draft.kind === kind}
              data-testid={`field-document-kind-${kind}`}
              onChange={() => form.set('kind', { kind })}
            />
            <span>{text.data.kinds[kind]}</span>
          </label>
        ))}
      </div>
      <FieldNotes id={elementIds.kind} trouble={trouble} />
    </fieldset>
  );
}

function NumberField({ form }: { form: Draft }) {
  const text = useText();
  return (
    <Field
      id={elementIds.number}
      label={text.data.number}
      hint={text.data.numberHint}
      trouble={form.trouble('number')}
    >
      {(links) => (
        <input
          id={links.id}
          type="text"
          class="number"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={60}
          value={form.draft.number}
          data-testid={links.id}
          aria-describedby={links.describedBy}
          aria-invalid={links.invalid}
          onInput={(event) => form.set('number', { number: event.currentTarget.value })}
          onBlur={(event) => event.currentTarget.value !== '' && form.visit('number')}
        />
      )}
    </Field>
  );
}

/** Sends the draft; keeps the person on the form, at the first field at fault, until nothing is. */
function useSending(form: Draft, { api, show, settle }: SessionControl) {
  const text = useText();
  const [sending, setSending] = useState(false);
  const [summary, setSummary] = useState('');
  const element = useRef<HTMLFormElement>(null);
  const focus = (field: DataField | null) => {
    if (field !== null) document.getElementById(elementIds[field])?.focus();
  };
  const send = async () => {
    form.visitAll();
    const wrong = form.wrong();
    setSummary(wrong.length === 0 ? '' : text.data.toFix(wrong.length));
    const data = typedData(form.draft, form.today);
    if (data === null) return focus(wrong[0] ?? null);
    setSending(true);
    try {
      const session = await api.sendData(data);
      form.checked();
      show(session);
      const found = session.reasons.find((reason) => reason.step === 'data');
      if (found !== undefined) requestAnimationFrame(() => focus(fieldOf(found.code)));
    } catch (error) {
      if (!(await settle(error))) setSummary(failureWords(error, text));
    } finally {
      setSending(false);
    }
  };
  return { sending, summary, send, element };
}

/** Basic verification: what stands on the document, typed. */
export function DataForm({ session, control }: { session: HostedSession; control: SessionControl }) {
  const { text, locale } = useLanguage();
  const form = useDraft(session);
  const { sending, summary, send } = useSending(form, control);
  const names = locale === 'zh-CN' ? (['family', 'given'] as const) : (['given', 'family'] as const);
  return (
    <form
      class="sheet"
      noValidate
      data-testid="step-data"
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending) void send();
      }}
    >
      <Heading>{text.data.title}</Heading>
      <ForeseenTrouble session={session} />
      <p class="lead">{text.data.lead}</p>
      {form.general.map((reason) => (
        <p class="notice bad" key={reason.code} data-testid={`reason-${reason.code ?? 'neutral'}`}>
          <span class="found">{reason.title}</span>
          <span class="found">{reason.remedy}</span>
        </p>
      ))}
      <div class="pair">
        {names.map((field) => (
          <NameField key={field} form={form} field={field} />
        ))}
      </div>
      <BirthDate
        draft={form.draft}
        trouble={form.trouble('birth')}
        onInput={(change) => form.set('birth', change)}
        onLeave={() => form.visit('birth')}
      />
      <CountryField form={form} field="nationality" />
      <KindField form={form} kinds={session.accepted_kinds} />
      <div class="pair">
        <CountryField form={form} field="country" />
        <NumberField form={form} />
      </div>
      <p class="error summary" role="alert" data-testid="data-summary">
        {summary}
      </p>
      <button type="submit" class="button primary" data-testid="submit-data" aria-disabled={sending}>
        {sending ? text.document.uploading : text.data.submit}
      </button>
      <p class="hint privacy">{text.page.privacy}</p>
    </form>
  );
}
