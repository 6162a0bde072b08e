/** The character a key types, by the key's name without prefix; undefined when it types none. */
export function characterOf(key: string): string | undefined {
  if (/^[A-Z]$/.test(key)) return key.toLowerCase();
  if (/^\d$/.test(key)) return key;
  return { SPACE: ' ', COMMA: ',', PERIOD: '.', MINUS: '-', SLASH: '/', AT: '@' }[key];
}
