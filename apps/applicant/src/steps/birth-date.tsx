import { useLanguage } from '../text/language.ts';
import { FieldNotes, type FieldTrouble, isWrong } from './field.tsx';
import type { DataDraft } from './validate-data.ts';

type Part = 'day' | 'month' | 'year';
const autocomplete = { day: 'bday-day', month: 'bday-month', year: 'bday-year' } as const;

/** Three plain fields: quicker and less error-prone for a birth date than paging a calendar back for decades. */
export function BirthDate(props: {
  draft: DataDraft;
  trouble: FieldTrouble;
  onInput: (change: Partial<DataDraft>) => void;
  onLeave: () => void;
}) {
  const { text, locale } = useLanguage();
  const parts: readonly Part[] = locale === 'zh-CN' ? ['year', 'month', 'day'] : ['day', 'month', 'year'];
  const leave = (event: FocusEvent) => {
    const group = event.currentTarget as HTMLElement;
    const inside = event.relatedTarget instanceof Node && group.contains(event.relatedTarget);
    if (!inside && parts.some((part) => props.draft[part] !== '')) props.onLeave();
  };
  return (
    <fieldset class="field" aria-describedby="field-birth-date-error" onFocusOut={leave}>
      <legend>{text.data.birth}</legend>
      <div class="date">
        {parts.map((part) => (
          <label key={part} class={part}>
            <span>{text.data[part]}</span>
            <input
              id={`field-birth-${part}`}
              type="text"
              inputMode="numeric"
              autocomplete={autocomplete[part]}
              maxLength={part === 'year' ? 4 : 2}
              value={props.draft[part]}
              data-testid={`field-birth-${part}`}
              aria-invalid={isWrong(props.trouble)}
              onInput={(event) => props.onInput({ [part]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
      <FieldNotes id="field-birth-date" trouble={props.trouble} />
    </fieldset>
  );
}
