import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useText } from '../text/language.ts';
import { themed } from './themed.ts';

/**
 * The screen's one title. It takes the focus when the screen appears, so that a screen reader reads on from there,
 * and names the tab.
 */
export function Heading({ children }: { children: ComponentChildren }) {
  const text = useText();
  const element = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    element.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, []);
  useEffect(() => {
    document.title = `${element.current?.textContent ?? ''} · ${themed('brand') ?? text.page.title}`;
  });
  return (
    <h1 ref={element} tabIndex={-1}>
      {children}
    </h1>
  );
}
