import { embedSource, type FrameMessage, type HostMessage } from '@vidimus/contracts/browser';

/** Least height of the frame, in CSS pixels: the camera's stage and the button below it. */
const leastHeight = 640;

const isOurs = (data: unknown): data is FrameMessage =>
  typeof data === 'object' && data !== null && (data as FrameMessage).source === embedSource;

/**
 * `<vidimus-verify src="URL">`: the hosted page inside yours. `src` is the `url` of a new session, which opens once.
 *
 * Events, none of which carries personal data and none of which is proof of anything (ask your backend for that):
 * `vidimus-ready`, `vidimus-status` (`detail.session_id`, `detail.status`), `vidimus-camera-blocked`, `vidimus-close`.
 */
export class VidimusVerify extends HTMLElement {
  static readonly observedAttributes = ['src'];
  #frame: HTMLIFrameElement | null = null;
  #origin = '';

  connectedCallback(): void {
    addEventListener('message', this.#hear);
    this.#show();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#hear);
    this.#frame?.remove();
    this.#frame = null;
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#show();
  }

  #show(): void {
    const url = URL.parse(this.getAttribute('src') ?? '');
    this.#frame?.remove();
    this.#frame = null;
    if (url === null) return;
    this.#origin = url.origin;
    const frame = document.createElement('iframe');
    frame.allow = `camera ${url.origin}; fullscreen ${url.origin}`;
    frame.referrerPolicy = 'no-referrer';
    frame.title = this.getAttribute('title') ?? 'Vidimus';
    // Set one by one: a host's content security policy may forbid style attributes.
    frame.style.display = 'block';
    frame.style.width = '100%';
    frame.style.border = '0';
    frame.style.height = `${leastHeight}px`;
    frame.addEventListener('load', () => {
      const hello: HostMessage = { source: embedSource, type: 'hello' };
      frame.contentWindow?.postMessage(hello, this.#origin);
    });
    frame.src = url.href;
    this.#frame = frame;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.replaceChildren(frame);
  }

  readonly #hear = ({ data, origin, source }: MessageEvent): void => {
    const frame = this.#frame;
    // Anybody may post to this window: only our own frame, still showing our own origin, is listened to.
    if (frame === null || source !== frame.contentWindow || origin !== this.#origin || !isOurs(data)) return;
    if (data.type === 'height') {
      frame.style.height = `${Math.max(leastHeight, data.height)}px`;
      return;
    }
    const detail = data.type === 'status' ? { session_id: data.session_id, status: data.status } : null;
    const name = `vidimus-${data.type.replace('_', '-')}`;
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  };
}

if (customElements.get('vidimus-verify') === undefined)
  customElements.define('vidimus-verify', VidimusVerify);
