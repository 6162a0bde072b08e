/** How well an entry fits what was typed: 0 not at all, more is better. Every word typed must be found. */
export function fits(query: string, text: string): number {
  const words = comparable(query).split(/\s+/).filter(Boolean);
  const inText = comparable(text);
  let sum = 0;
  for (const word of words) {
    const score = wordFits(word, inText);
    if (score === 0) return 0;
    sum += score;
  }
  // Of two that fit alike the shorter one is meant.
  return sum + 1 / (1 + inText.length);
}

const AT_START = 100;
const AT_WORD = 60;
const INSIDE = 30;
const SCATTERED = 10;

function wordFits(word: string, text: string): number {
  const at = text.indexOf(word);
  if (at === 0) return AT_START;
  if (at > 0) return text.includes(` ${word}`) ? AT_WORD : INSIDE;
  return isScattered(word, text) ? SCATTERED : 0;
}

/** The letters in their order, each at the beginning of a word or right after the one before: `dr` finds `Dry run`. */
function isScattered(word: string, text: string): boolean {
  let at = -1;
  for (const letter of word) {
    const next = text[at + 1] === letter ? at + 1 : startOfWord(letter, text, at);
    if (next < 0) return false;
    at = next;
  }
  return true;
}

function startOfWord(letter: string, text: string, after: number): number {
  if (after < 0 && text.startsWith(letter)) return 0;
  const found = text.indexOf(` ${letter}`, Math.max(0, after));
  return found < 0 ? -1 : found + 1;
}

/** Without case, accents and signs between words. */
function comparable(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
