import { useEffect, useRef } from 'preact/hooks';

/** Runs a look at the server again and again while `active`, each after the one before; failures wait for the next. */
export function useRepeated(look: () => Promise<unknown>, everyMs: number, active: boolean): void {
  const current = useRef(look);
  current.current = look;
  useEffect(() => {
    if (!active) return;
    let timer = 0;
    let gone = false;
    const round = async () => {
      await current.current().catch(() => undefined);
      if (!gone) timer = window.setTimeout(round, everyMs);
    };
    timer = window.setTimeout(round, everyMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [everyMs, active]);
}
