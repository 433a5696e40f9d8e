import type { HostedSession } from '@vidimus/contracts';
import { useEffect } from 'preact/hooks';
import { host } from './host.ts';

/** Tells the page around this one where the session stands, and how high the content is. */
export function useHost(session: HostedSession | null): void {
  const [id, status] = [session?.id, session?.status];
  useEffect(() => {
    if (id !== undefined && status !== undefined) host.tell({ type: 'status', session_id: id, status });
  }, [id, status]);
  useEffect(() => {
    const content = document.getElementById('page');
    if (!host.isThere || content === null) return;
    document.documentElement.classList.add('framed');
    const watch = new ResizeObserver(() =>
      host.tell({ type: 'height', height: Math.ceil(content.getBoundingClientRect().height) }),
    );
    watch.observe(content);
    return () => watch.disconnect();
  }, []);
}
