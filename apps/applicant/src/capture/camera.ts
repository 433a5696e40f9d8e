/** Every way in which a camera fails, each with its own way out (see the texts). */
export type CameraTrouble =
  | 'denied'
  | 'missing'
  | 'busy'
  | 'insecure'
  | 'in_app'
  | 'unsupported'
  | 'interrupted';

export type Facing = 'environment' | 'user';

export interface WantedPicture {
  readonly facing: Facing;
  /** Ideal size in pixels; the browser gives the nearest that the camera has. */
  readonly width: number;
  readonly height: number;
  /** A camera that the person chose; wins over `facing`. */
  readonly deviceId: string | null;
}

/** What the browser offers at all, before any camera is asked for. */
export interface CameraSupport {
  readonly secure: boolean;
  readonly mediaDevices: boolean;
  /** Whether an app shows the page in a browser of its own, which often gets no camera. */
  readonly inApp: boolean;
}

/**
 * Marks in the user agent of the browsers inside of apps: Android's WebView says `wv`; the rest name themselves
 * (WeChat, QQ, Weibo, Alipay, DingTalk, Feishu, Facebook, Instagram, Line, TikTok, Snapchat, X, LinkedIn, Telegram).
 */
const inAppMarks =
  /; wv\)|MicroMessenger|\bQQ\/|Weibo|AlipayClient|DingTalk|Lark\/|FBA[NV]\/|Instagram|\bLine\/|BytedanceWebview|musical_ly|Snapchat|Twitter for|LinkedInApp|Telegram/;
/** On iPhones every real browser says Safari; a web view of an app does not. */
const appleWebView = /\((iPhone|iPad|iPod).*AppleWebKit(?!.*Safari)/;

/** Whether a user agent is that of a browser inside of another app. */
export const isInApp = (userAgent: string): boolean =>
  inAppMarks.test(userAgent) || appleWebView.test(userAgent);

/**
 * Names the cause of a failed `getUserMedia`. The names are those of Media Capture and Streams, section 10.2,
 * with the older ones that WebKit and Chrome still used.
 */
export function troubleOf(errorName: string | null, support: CameraSupport): CameraTrouble {
  if (!support.secure) return 'insecure';
  const cause = support.mediaDevices ? causeOf(errorName) : 'unsupported';
  const ofTheApp = cause === 'denied' || cause === 'missing' || cause === 'unsupported';
  return support.inApp && ofTheApp ? 'in_app' : cause;
}

function causeOf(errorName: string | null): CameraTrouble {
  switch (errorName) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'TrackStartError':
      return 'busy';
    case 'AbortError':
      return 'interrupted';
    default:
      return 'unsupported';
  }
}

/** The technical reason to report, or null: a denied or busy camera is for the person to free. */
export function technicalCode(
  trouble: CameraTrouble,
): 'capture.camera.unavailable' | 'capture.device.unsupported' | null {
  if (trouble === 'unsupported' || trouble === 'insecure' || trouble === 'in_app')
    return 'capture.device.unsupported';
  return trouble === 'missing' || trouble === 'busy' ? 'capture.camera.unavailable' : null;
}

export const cameraSupport = (): CameraSupport => ({
  secure: window.isSecureContext,
  mediaDevices: typeof navigator.mediaDevices?.getUserMedia === 'function',
  inApp: isInApp(navigator.userAgent),
});

/**
 * What will keep the camera from working, as far as it can be known without asking for it; null where nothing is known
 * to.
 */
export async function foreseenTrouble(): Promise<CameraTrouble | null> {
  const support = cameraSupport();
  if (!support.secure || !support.mediaDevices) return troubleOf(null, support);
  // Browsers that know no such permission reject its name.
  const permission = await navigator.permissions
    ?.query({ name: 'camera' as PermissionName })
    .catch(() => null);
  if (permission?.state === 'denied') return troubleOf('NotAllowedError', support);
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => null);
  const none = devices?.every((device) => device.kind !== 'videoinput') ?? false;
  return none ? troubleOf('NotFoundError', support) : null;
}

/** Opens a camera without sound. Rejects with what `getUserMedia` rejects with. */
export function openCamera(wanted: WantedPicture): Promise<MediaStream> {
  const which =
    wanted.deviceId === null
      ? { facingMode: { ideal: wanted.facing } }
      : { deviceId: { exact: wanted.deviceId } };
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { ...which, width: { ideal: wanted.width }, height: { ideal: wanted.height } },
  });
}

export function stopCamera(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** The camera after the one in use, in the browser's own order; null when there is no other. */
export function nextCamera(devices: readonly MediaDeviceInfo[], current: string | null): string | null {
  const cameras = devices.filter((device) => device.kind === 'videoinput' && device.deviceId !== '');
  if (cameras.length < 2) return null;
  const at = cameras.findIndex((camera) => camera.deviceId === current);
  return cameras[(at + 1) % cameras.length]?.deviceId ?? null;
}
