import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import type { CaptureMethodId, CaptureView } from '../../../shared/view';

const METHODS: Readonly<Record<CaptureMethodId, Message>> = {
  raw: msg('raw pixels'),
  gzip: msg('compressed pixels'),
  png: msg('PNG'),
};

/** What one picture of the screen takes. */
export function paceWords({ ms, usualMs }: CaptureView): string {
  const now = Math.round(ms);
  return usualMs === undefined
    ? t('{ms, number} ms per picture', { ms: now })
    : t('{ms, number} ms per picture, before {before, number} ms', { ms: now, before: Math.round(usualMs) });
}

/** The same, and how it is taken. */
export function captureWords(capture: CaptureView): string {
  return t('{method}, {pace}', { method: say(METHODS[capture.method]), pace: paceWords(capture) });
}
