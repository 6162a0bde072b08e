/** Tags in one cell: divided by commas; a comma, semicolon or backslash of a tag has a backslash before it. */
export function joinTags(tags: readonly string[]): string {
  return tags.map((tag) => tag.replaceAll(/[\\,;]/g, '\\$&')).join(', ');
}

/** The other way; semicolons divide too, for other programs use them. A backslash before anything else is itself. */
export function splitTags(text: string): readonly string[] {
  const tags: string[] = [];
  let tag = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === '\\' && next !== '' && '\\,;'.includes(next)) {
      tag += next;
      at += 1;
    } else if (character === ',' || character === ';') {
      tags.push(tag);
      tag = '';
    } else tag += character;
  }
  return [...tags, tag];
}
