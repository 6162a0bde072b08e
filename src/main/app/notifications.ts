import { Notification } from 'electron';
import type { Notice } from './notices';

/** No more than this many at once: 200 bots that give up together are one trouble, not 200. */
const AT_MOST = 3;
const WITHIN_MS = 10_000;

/** Shows notices as the system does; a click leads to the group. */
export function createNotifier(nowMs: () => number): (notice: Notice, onClick: () => void) => void {
  // Kept until they are closed: a collected one loses its click.
  const shown = new Set<Notification>();
  let recent: number[] = [];
  return ({ title, body }, onClick) => {
    const now = nowMs();
    recent = recent.filter((at) => now - at < WITHIN_MS);
    if (recent.length >= AT_MOST || !Notification.isSupported()) return;
    recent.push(now);
    const notification = new Notification({ title, body });
    shown.add(notification);
    notification.on('click', onClick);
    for (const over of ['click', 'close', 'failed'] as const) {
      // The overloads of `on` take one name at a time.
      (notification as NodeJS.EventEmitter).on(over, () => void shown.delete(notification));
    }
    notification.show();
  };
}
