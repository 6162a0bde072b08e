import { createHash } from 'node:crypto';
import type { GrayPicture } from './gray-picture';
import type { TextLine } from './text-reader';

const MAX_READINGS = 500;
const MAX_WORDS = 5_000;

/** What was read, by what it was read from; the longest unused go first. Boxes count from the picture's corner. */
export class ReadCache {
  private readonly kept = new Map<string, readonly TextLine[]>();
  private words = 0;

  get size(): number {
    return this.kept.size;
  }

  get(key: string): readonly TextLine[] | undefined {
    const lines = this.kept.get(key);
    if (lines) {
      this.kept.delete(key);
      this.kept.set(key, lines);
    }
    return lines;
  }

  set(key: string, lines: readonly TextLine[]): void {
    this.drop(key);
    this.kept.set(key, lines);
    this.words += wordsIn(lines);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MAX_READINGS && this.words <= MAX_WORDS) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    this.words -= wordsIn(this.kept.get(key) ?? []);
    this.kept.delete(key);
  }
}

/** The same for the same shades of gray, asked for in the same way; where they are on the frame does not matter. */
export function keyOfReading(picture: GrayPicture, language: string, chars: string | null): string {
  const hash = createHash('sha1').update(picture.bytes).digest('base64');
  return JSON.stringify([picture.width, picture.height, hash, language, chars]);
}

const wordsIn = (lines: readonly TextLine[]): number =>
  lines.reduce((sum, { words }) => sum + words.length, 0);
