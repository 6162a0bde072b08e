/** How many line ends there are; `\r\n` is one. Files with `\r` alone are of another age and count as one line. */
export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
