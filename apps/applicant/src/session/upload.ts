import { problemIn, Refused, Unreachable } from './failures.ts';

/** No byte moved for this long: the connection is dead although nothing said so. */
const stalledMs = 30_000;

/**
 * Sends bytes and reports progress. XMLHttpRequest, because `fetch` reports no upload progress.
 * Throws {@link Refused} or {@link Unreachable}.
 */
export function upload<T>(
  path: string,
  body: Blob,
  type: string,
  onProgress: (share: number) => void,
  method: 'PUT' | 'POST' = 'PUT',
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    let watchdog = 0;
    const alive = () => {
      clearTimeout(watchdog);
      watchdog = window.setTimeout(() => request.abort(), stalledMs);
    };
    const lost = (cause: unknown) => {
      clearTimeout(watchdog);
      reject(new Unreachable(cause));
    };
    request.open(method, path);
    request.setRequestHeader('content-type', type);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-vidimus-page', '1');
    request.upload.onprogress = (event) => {
      alive();
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onerror = () => lost('error');
    request.onabort = () => lost('stalled');
    request.onload = () => {
      clearTimeout(watchdog);
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else reject(new Refused(request.status, problemIn(request.responseText)));
    };
    onProgress(0);
    alive();
    request.send(body);
  });
}
