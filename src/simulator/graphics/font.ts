import bold from '../fonts/roboto-bold.json';
import regular from '../fonts/roboto-regular.json';
import { parsePath, type Outline } from './path';
import { rasterise } from './rasterise';
import type { Mask } from './surface';

export type FontWeight = 'regular' | 'bold';

/** Glyphs are drawn at quarters of a pixel, which keeps spacing even and the number of pictures small. */
const PHASES = 4;
const UNKNOWN_GLYPH = '•';
const KEPT_MASKS = 4000;

interface Face {
  readonly unitsPerEm: number;
  readonly ascender: number;
  readonly descender: number;
  readonly glyphs: ReadonlyMap<string, readonly [advance: number, path: string]>;
}

const FACES: Readonly<Record<FontWeight, Face>> = { regular: faceOf(regular), bold: faceOf(bold) };
const outlines = new Map<string, Outline>();
const masks = new Map<string, Mask>();

function faceOf(json: {
  unitsPerEm: number;
  ascender: number;
  descender: number;
  glyphs: Readonly<Record<string, readonly (string | number)[]>>;
}): Face {
  const entries = Object.entries(json.glyphs).map(
    ([character, [advance, path]]) => [character, [Number(advance), String(path)] as const] as const,
  );
  return { ...json, glyphs: new Map(entries) };
}

export interface TextStyle {
  readonly weight: FontWeight;
  /** Height of the em square in pixels. */
  readonly size: number;
}

function glyphOf(face: Face, character: string): readonly [advance: number, path: string] {
  return face.glyphs.get(character) ?? face.glyphs.get(UNKNOWN_GLYPH) ?? [0, ''];
}

/** Width of a line of text in pixels, fractions included. */
export function measureText(text: string, { weight, size }: TextStyle): number {
  const face = FACES[weight];
  let units = 0;
  for (const character of text) units += glyphOf(face, character)[0];
  return (units * size) / face.unitsPerEm;
}

/** Distance from the top of a line to the baseline, for a line as high as `lineHeight`. */
export function baselineIn(lineHeight: number, { weight, size }: TextStyle): number {
  const { ascender, descender, unitsPerEm } = FACES[weight];
  const height = ((ascender - descender) * size) / unitsPerEm;
  return Math.round((lineHeight - height) / 2 + (ascender * size) / unitsPerEm);
}

/** Calls back with the mask of every glyph of a line that starts at `x` on the baseline `y`. */
export function forEachGlyph(
  text: string,
  style: TextStyle,
  at: { readonly x: number; readonly y: number },
  paint: (mask: Mask) => void,
): void {
  const face = FACES[style.weight];
  let x = at.x;
  for (const character of text) {
    const phase = Math.round((x - Math.floor(x)) * PHASES) / PHASES;
    const mask = glyphMask(character, style, phase);
    paint({ ...mask, left: mask.left + Math.floor(x), top: mask.top + at.y });
    x += (glyphOf(face, character)[0] * style.size) / face.unitsPerEm;
  }
}

function glyphMask(character: string, { weight, size }: TextStyle, phase: number): Mask {
  const key = `${weight} ${String(size)} ${String(phase)} ${character}`;
  const known = masks.get(key);
  if (known !== undefined) return known;
  if (masks.size >= KEPT_MASKS) masks.clear();
  const face = FACES[weight];
  const made = rasterise(outlineOf(weight, character), { scale: size / face.unitsPerEm, x: phase, y: 0 });
  masks.set(key, made);
  return made;
}

function outlineOf(weight: FontWeight, character: string): Outline {
  const key = `${weight} ${character}`;
  const known = outlines.get(key);
  if (known !== undefined) return known;
  const made = parsePath(glyphOf(FACES[weight], character)[1]);
  outlines.set(key, made);
  return made;
}
