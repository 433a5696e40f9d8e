import type { SessionStatus } from './vocabulary.ts';

/** Marks our messages among all that are posted to a window. */
export const embedSource = 'vidimus';

/** What the page posts to the page around it, to that page's own origin alone. */
export type FrameMessage =
  | { readonly source: typeof embedSource; readonly type: 'ready' }
  /** The session's status, at first and at every change. */
  | {
      readonly source: typeof embedSource;
      readonly type: 'status';
      readonly session_id: string;
      readonly status: SessionStatus;
    }
  /** Height of the content in CSS pixels. */
  | { readonly source: typeof embedSource; readonly type: 'height'; readonly height: number }
  /** The frame has no `allow="camera"`. */
  | { readonly source: typeof embedSource; readonly type: 'camera_blocked' }
  /** The person pressed "back". */
  | { readonly source: typeof embedSource; readonly type: 'close' };

/** What the page around it posts once the frame has loaded: it says who listens. */
export interface HostMessage {
  readonly source: typeof embedSource;
  readonly type: 'hello';
}
