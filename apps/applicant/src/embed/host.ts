import { embedSource, type FrameMessage, type HostMessage } from '@vidimus/contracts/browser';

const isHello = (data: unknown): data is HostMessage =>
  typeof data === 'object' &&
  data !== null &&
  (data as HostMessage).source === embedSource &&
  (data as HostMessage).type === 'hello';

type WithoutSource<M> = M extends unknown ? Omit<M, 'source'> : never;

/** The page around this one. Who may be that is for the server to say: `frame-ancestors` of the page's policy. */
export class Host {
  /** Origin of the page that said hello; null until then. */
  #origin: string | null = null;
  /** The last of each type, for a page that says hello late. */
  readonly #latest = new Map<string, FrameMessage>();

  constructor() {
    if (!this.isThere) return;
    addEventListener('message', ({ data, origin, source }) => {
      if (source !== window.parent || !isHello(data)) return;
      this.#origin = origin;
      for (const message of this.#latest.values()) window.parent.postMessage(message, origin);
    });
    this.tell({ type: 'ready' });
  }

  get isThere(): boolean {
    return window.parent !== window;
  }

  /** Whether somebody out there hears what the person presses. */
  get hears(): boolean {
    return this.#origin !== null;
  }

  tell(message: WithoutSource<FrameMessage>): void {
    if (!this.isThere) return;
    const whole = { source: embedSource, ...message } as FrameMessage;
    this.#latest.set(whole.type, whole);
    // Never to `*`: another page may have taken the parent's place.
    if (this.#origin !== null) window.parent.postMessage(whole, this.#origin);
  }

  /** Whether the frame was given no camera. Null where the browser does not say. */
  get forbidsCamera(): boolean | null {
    if (!this.isThere) return false;
    const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } };
    return featurePolicy === undefined ? null : !featurePolicy.allowsFeature('camera');
  }
}

export const host = new Host();
