import { countryName, type Locale } from '@vidimus/contracts/browser';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Country, countriesIn, countryNamed, matchingCountries } from '../text/countries.ts';
import { useLanguage } from '../text/language.ts';
import type { FieldLinks } from './field.tsx';

interface Selection {
  readonly typed: string;
  readonly open: boolean;
  readonly active: number;
}

/** Moves the marked option by a key; null when the key means nothing to an open list. */
function moved(key: string, active: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(active + 1, count - 1);
  if (key === 'ArrowUp') return Math.max(active - 1, 0);
  if (key === 'PageDown') return Math.min(active + 8, count - 1);
  return key === 'PageUp' ? Math.max(active - 8, 0) : null;
}

const none: readonly Country[] = [];

function useCountrySelection(locale: Locale, code: string, onChange: (code: string) => void) {
  const chosen = code === '' ? null : countryName(code, locale);
  const [{ typed, open, active }, setSelection] = useState<Selection>({
    typed: chosen ?? '',
    open: false,
    active: 0,
  });
  // The chosen name follows the language and changes from outside.
  useEffect(() => {
    if (chosen !== null) setSelection({ typed: chosen, open: false, active: 0 });
  }, [chosen]);
  // Naming every country takes a slow phone a tenth of a second: not before somebody looks for one.
  const matches = useMemo(
    () => (open ? matchingCountries(countriesIn(locale), typed === chosen ? '' : typed) : none),
    [locale, open, chosen, typed],
  );
  const choose = (country: Country) => {
    setSelection({ typed: country.name, open: false, active: 0 });
    onChange(country.code);
  };
  const type = (text: string) => {
    setSelection({ typed: text, open: true, active: 0 });
    onChange('');
  };
  const show = (shown: boolean) =>
    setSelection((now) => {
      const at = shown ? countriesIn(locale).findIndex((country) => country.code === code) : 0;
      return { ...now, open: shown, active: Math.max(0, at) };
    });
  const leave = () => {
    show(false);
    const named = chosen === null && typed !== '' ? countryNamed(countriesIn(locale), typed) : null;
    if (named !== null) choose(named);
  };
  const onKey = (event: KeyboardEvent) => {
    const next = moved(event.key, active, matches.length);
    if (next !== null) {
      event.preventDefault();
      if (open) setSelection((now) => ({ ...now, active: next }));
      else show(true);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      const country = matches[active];
      if (country !== undefined) choose(country);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      show(false);
    }
  };
  return { typed, open, active, matches, choose, type, show, leave, onKey };
}

/** A searchable choice among all countries: the combobox pattern of the ARIA Authoring Practices, with a list. */
export function CountrySelect(props: {
  links: FieldLinks;
  code: string;
  onChange: (code: string) => void;
  onBlur: () => void;
}) {
  const { text, locale } = useLanguage();
  const { links } = props;
  const list = useRef<HTMLDivElement>(null);
  const select = useCountrySelection(locale, props.code, props.onChange);
  const { open, active, matches } = select;
  useEffect(() => {
    if (open) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [open, active]);
  return (
    <div class="combobox">
      <input
        id={links.id}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder={text.data.search}
        value={select.typed}
        data-testid={links.id}
        data-value={props.code}
        aria-expanded={open}
        aria-controls={`${links.id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={
          open && matches.length > 0 ? `${links.id}-${matches[active]?.code}` : undefined
        }
        aria-describedby={links.describedBy}
        aria-invalid={links.invalid}
        onInput={(event) => select.type(event.currentTarget.value)}
        onClick={() => select.show(true)}
        onKeyDown={select.onKey}
        onBlur={() => {
          select.leave();
          props.onBlur();
        }}
      />
      <div class="options" id={`${links.id}-list`} role="listbox" ref={list} hidden={!open}>
        {open &&
          matches.map((country, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input handles the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus
            <div
              key={country.code}
              id={`${links.id}-${country.code}`}
              role="option"
              aria-selected={index === active}
              data-testid={`${links.id}-option-${country.code}`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => select.choose(country)}
            >
              <span>{country.name}</span>
              <span class="code">{country.code}</span>
            </div>
          ))}
      </div>
      <p class="unseen" role="status">
        {open && text.data.matches(matches.length)}
      </p>
      {open && matches.length === 0 && <p class="hint">{text.data.noMatch}</p>}
    </div>
  );
}
