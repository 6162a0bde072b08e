const ASCII = /^\p{ASCII}*$/u;
const LETTER = /\p{L}/u;

/** SQLite folds the case of ASCII only; other letters need a pattern that names both cases. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/** For `LIKE … ESCAPE '\'`: the text itself, no character of it a wildcard. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/gu, (character) => `\\${character}`);
}

/** For `GLOB`: the text in any case, no character of it a wildcard. */
export function globLiteral(text: string): string {
  return Array.from(text, (character) => globCharacter(character)).join('');
}

function globCharacter(character: string): string {
  if (character === '[' || character === '*' || character === '?') return `[${character}]`;
  if (!LETTER.test(character)) return character;
  const cases = new Set([character, character.toLowerCase(), character.toUpperCase()]);
  // Some letters become two in the other case (ß → SS); a class holds single ones only.
  const single = [...cases].filter((one) => Array.from(one).length === 1);
  return single.length === 1 ? character : `[${single.join('')}]`;
}
