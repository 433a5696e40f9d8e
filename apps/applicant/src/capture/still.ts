/** Quality of document photos: small print survives, 1920×1080 stays well under 1 MB. */
const documentQuality = 0.92;

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** Draws a source onto a canvas of the given size. */
function drawn(source: CanvasImageSource, width: number, height: number): CanvasRenderingContext2D {
  const context = canvasOf(width, height).getContext('2d', { willReadFrequently: false });
  if (context === null) throw new Error('this browser gives no 2d canvas');
  context.drawImage(source, 0, 0, width, height);
  return context;
}

export function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('the canvas gave no JPEG')) : resolve(blob)),
      'image/jpeg',
      quality,
    );
  });
}

/** The camera's present picture at its full size, as JPEG. */
export function takeStill(video: HTMLVideoElement): Promise<Blob> {
  return jpegOf(drawn(video, video.videoWidth, video.videoHeight).canvas, documentQuality);
}

/** What the server decodes as it is; the file's own bytes tell more about an original than a re-encoded copy. */
const plainTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);
/** Largest file that is taken, in bytes. */
const largestFile = 20_000_000;
/** Longest side after a re-encoding, in pixels: still 300 dpi for an A5 page. */
const largestSide = 4096;

export type FileTaken =
  | { readonly ok: true; readonly picture: Blob }
  | { readonly ok: false; readonly trouble: 'fileWrong' | 'fileLarge' };

/** Takes a chosen file; formats that the server does not read (HEIC) are re-encoded where this browser reads them. */
export async function takeFile(file: File): Promise<FileTaken> {
  if (file.size > largestFile) return { ok: false, trouble: 'fileLarge' };
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    if (plainTypes.has(file.type)) {
      bitmap.close();
      return { ok: true, picture: file };
    }
    const scale = Math.min(1, largestSide / Math.max(bitmap.width, bitmap.height));
    const { canvas } = drawn(bitmap, Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
    bitmap.close();
    return { ok: true, picture: await jpegOf(canvas, documentQuality) };
  } catch {
    return { ok: false, trouble: 'fileWrong' };
  }
}
