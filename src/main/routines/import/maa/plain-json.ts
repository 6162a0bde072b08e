/**
 * JSON with comments and commas too many as JSON of the same length: what is taken out becomes blanks, so that every
 * place in it stays where it was.
 */
export function plainJson(text: string): string {
  const out: string[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    const end = endOf(text, at);
    if (character === '"') out.push(text.slice(at, end));
    else if (end > at + 1) out.push(text.slice(at, end).replaceAll(/[^\n\r]/g, ' '));
    else if (character === ',' && /^[\]}]/.test(nextOf(text, end))) out.push(' ');
    else out.push(character === '\t' ? ' ' : character);
    at = end;
  }
  return out.join('');
}

/** Where a text or comment that begins here ends; the next character for all else. */
function endOf(text: string, at: number): number {
  if (text[at] === '"') return endOfText(text, at);
  const opening = text.slice(at, at + 2);
  if (opening === '//') return lineEnd(text, at);
  if (opening !== '/*') return at + 1;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}

function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** What comes next that is neither blank nor comment; looked for a little way. */
function nextOf(text: string, from: number): string {
  let at = from;
  for (let turns = 0; turns < 200 && at < text.length; turns += 1) {
    const character = text[at] ?? '';
    const opening = text.slice(at, at + 2);
    if (/\s/.test(character)) at += 1;
    else if (opening === '//' || opening === '/*') at = endOf(text, at);
    else return character;
  }
  return '';
}
