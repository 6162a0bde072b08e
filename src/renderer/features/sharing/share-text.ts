/** How every share string of this format begins. */
const BEGINNING = 'MUSTER1:';

/** Whether a text is a share string, whole or not. */
export function isShareString(text: string): boolean {
  return text.trimStart().startsWith(BEGINNING);
}
