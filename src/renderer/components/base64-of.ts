import { err, ok, type Result } from '../../shared/errors';

/** The browser's own encoder: half a megabyte at a time does not hold the window up. */
export function base64Of(piece: Blob): Promise<Result<string, string>> {
  // The address of nothing has no comma in some browsers.
  if (piece.size === 0) return Promise.resolve(ok(''));
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(ok(url.slice(url.indexOf(',') + 1)));
    };
    reader.onerror = () => {
      resolve(err(reader.error?.message ?? 'read error' /* no words: reason */));
    };
    reader.readAsDataURL(piece);
  });
}
