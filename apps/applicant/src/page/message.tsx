import type { ComponentChildren } from 'preact';
import { useText } from '../text/language.ts';
import { Heading } from './heading.tsx';

export type Mood = 'good' | 'warn' | 'bad' | 'calm';

const marks: Readonly<Record<Mood, string>> = {
  good: 'M7 16.5 13.5 23 25 10',
  warn: 'M16 8.5v9.5M16 23v.01',
  bad: 'M10 10l12 12M22 10 10 22',
  calm: 'M16 8.5V16l5 3.5',
};

export function MoodIcon({ mood }: { mood: Mood }) {
  return (
    <svg class={`mood ${mood}`} viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="15" />
      <path d={marks[mood]} />
    </svg>
  );
}

/** A page that mainly says one thing. */
export function Message(props: {
  testId: string;
  mood: Mood;
  title: string;
  lead: string;
  children?: ComponentChildren;
}) {
  return (
    <section class="message" data-testid={props.testId}>
      <MoodIcon mood={props.mood} />
      <Heading>{props.title}</Heading>
      <p class="lead">{props.lead}</p>
      {props.children}
    </section>
  );
}

/** Shown while the page waits for a first answer. */
export function Busy({ testId }: { testId: string }) {
  const text = useText();
  return (
    <section class="message" data-testid={testId} aria-busy="true">
      <div class="spinner" />
      <p class="lead" role="status">
        {text.page.loading}
      </p>
    </section>
  );
}
