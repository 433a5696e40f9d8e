import type { Notice } from '@vidimus/contracts';

/** The sections of a notice. */
export function NoticeText({ notice }: { notice: Notice }) {
  return (
    <div class="notice-text" data-testid="notice" data-version={notice.version}>
      {notice.sections.map(({ title, points }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The sentence to agree to, with its box. */
export function Agree(props: { sentence: string; agreed: boolean; onAgree: (agreed: boolean) => void }) {
  return (
    <label class="agree">
      <input
        type="checkbox"
        class="box"
        checked={props.agreed}
        data-testid="agree"
        onChange={(event) => props.onAgree(event.currentTarget.checked)}
      />
      <span>{props.sentence}</span>
    </label>
  );
}
