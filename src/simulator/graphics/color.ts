/** Red, green, blue and opacity, each 0 to 255. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number];

/** Reads `#rgb`, `#rrggbb` or `#rrggbbaa`; undefined when the text is no colour. */
export function parseColor(text: string): Color | undefined {
  const short = text.match(/^#([\da-f])([\da-f])([\da-f])$/i);
  if (short !== null)
    return parseColor(
      `#${short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')}`,
    );
  if (!/^#[\da-f]{6}([\da-f]{2})?$/i.test(text)) return undefined;
  const channel = (at: number): number => Number.parseInt(text.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5), text.length === 9 ? channel(7) : 255];
}
