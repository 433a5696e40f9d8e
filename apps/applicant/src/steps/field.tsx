import type { ComponentChildren } from 'preact';
import { useText } from '../text/language.ts';
import type { Invalid } from './validate-data.ts';

/** Ids and attributes that tie a control to its label, hint and error. */
export interface FieldLinks {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}

function useInvalidText(): (invalid: Invalid) => string {
  const text = useText();
  return (invalid) =>
    'sign' in invalid ? text.invalid[invalid.problem](invalid.sign) : text.invalid[invalid.problem];
}

export interface FieldTrouble {
  readonly invalid: Invalid | null;
  /** What the server found in this field: sentences ready to show. */
  readonly found: readonly {
    readonly code: string | null;
    readonly title: string;
    readonly remedy: string;
  }[];
}

/** Hint and error lines under a control. */
export function FieldNotes({
  id,
  hint,
  trouble,
}: {
  id: string;
  hint?: string | undefined;
  trouble: FieldTrouble;
}) {
  const invalidText = useInvalidText();
  return (
    <>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div id={`${id}-error`} class="errors" aria-live="polite">
        {trouble.invalid !== null && (
          <p class="error" data-testid={`error-${id}`}>
            {invalidText(trouble.invalid)}
          </p>
        )}
        {trouble.invalid === null &&
          trouble.found.map((reason) => (
            <p class="error" key={reason.code} data-testid={`reason-${reason.code ?? 'neutral'}`}>
              <span class="found">{reason.title}</span>
              <span class="found">{reason.remedy}</span>
            </p>
          ))}
      </div>
    </>
  );
}

export const isWrong = (trouble: FieldTrouble): boolean =>
  trouble.invalid !== null || trouble.found.length > 0;

/** Label, control, hint and error of one field. */
export function Field(props: {
  id: string;
  label: string;
  hint?: string;
  trouble: FieldTrouble;
  children: (links: FieldLinks) => ComponentChildren;
}) {
  const { id, hint, trouble } = props;
  const describedBy = `${hint === undefined ? '' : `${id}-hint `}${id}-error`;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      {props.children({ id, describedBy, invalid: isWrong(trouble) })}
      <FieldNotes id={id} hint={hint} trouble={trouble} />
    </div>
  );
}
