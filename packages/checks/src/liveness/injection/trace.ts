import type { CameraSwitch } from '@vidimus/contracts';

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What a clip and its page tell of the camera. All of it can be forged: each sign is a hint. */
export interface CameraTrace {
  /** What the browser calls the camera. */
  readonly label: string;
  /** Times of the frames, ms. */
  readonly times: readonly number[];
  /** Share of frames that are, byte by byte, an earlier one that was not the last. */
  readonly repeated: number;
  /** Share of pixels that stay as they were from one frame to the next, in the middle one; null where nothing can be compared. */
  readonly unchanged: number | null;
  /** Null where no other size was asked for. */
  readonly switched: SwitchTrace | null;
}

/** How the picture followed when the camera was asked for another size. */
export interface SwitchTrace {
  readonly wanted: Pick<CameraSwitch, 'width' | 'height'>;
  /** What the page says of it: `applied`, `refused`, or nothing. */
  readonly answer: string | null;
  readonly before: PictureSize;
  /** Size of the last frame; null where none came after it was asked for. */
  readonly after: PictureSize | null;
}
