import type { RunEvent } from '../../../../shared/run-event';
import { wordsOf } from './event-words';

/** One line each: time, who, what; separated by tabs. */
export function eventsAsText(events: readonly RunEvent[]): string {
  return events
    .map((event) => {
      const { who, what } = wordsOf(event);
      return `${event.at}\t${who}\t${what.replace(/\s+/g, ' ')}\n`;
    })
    .join('');
}

/** One JSON object a line, as the host sent them. */
export function eventsAsJsonLines(events: readonly RunEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}

/** `Daily-rewards_2026-11-21_13-20-11.txt`, by the local clock; nothing in it that a file system refuses. */
export function eventFileName(name: string, now: number, extension: 'txt' | 'jsonl'): string {
  const local = new Date(now - new Date(now).getTimezoneOffset() * 60_000).toISOString();
  const [day = '', time = ''] = local.split('T');
  const safe = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 80) || 'events';
  return `${safe}_${day}_${time.slice(0, 8).replaceAll(':', '-')}.${extension}`;
}

/** Lets the browser save a text as a file. */
export function saveText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  // The browser has taken hold of it by the time the click returns; a moment more costs nothing.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
