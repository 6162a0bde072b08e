import { parseColor, type Color } from '../graphics/color';

const NAMED: Readonly<Record<string, string>> = {
  white: '#ffffff',
  black: '#000000',
  transparent: '#00000000',
};
const MISSING: Color = [255, 0, 255, 255];
const parsed = new Map<string, Color>();

/** The colour a text stands for, by the app's own names or as `#rrggbb`; undefined when it stands for none. */
export function findColor(text: string, names: Readonly<Record<string, string>>): Color | undefined {
  const written = names[text] ?? NAMED[text] ?? text;
  const known = parsed.get(written);
  if (known !== undefined) return known;
  const made = parseColor(written);
  if (made !== undefined) parsed.set(written, made);
  return made;
}

/** As `findColor`, for apps that were checked; equal texts give the identical object. */
export function colorOf(text: string, names: Readonly<Record<string, string>>): Color {
  return findColor(text, names) ?? MISSING;
}
