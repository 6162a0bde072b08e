/**
 * Makes `roboto-*.json` from the TrueType files of Roboto (Debian package `fonts-roboto-unhinted`, or any other copy):
 * `npx tsx src/simulator/fonts/generate-fonts.ts DIRECTORY_WITH_TTF_FILES`. Run by hand; its results are committed, so
 * that text looks the same, to the pixel, on every machine.
 *
 * Source of the format: https://learn.microsoft.com/typography/opentype/spec/otff (tables head, hhea, hmtx, cmap, loca, glyf).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WEIGHTS = { regular: 'Roboto-Regular.ttf', bold: 'Roboto-Bold.ttf' } as const;
const PUNCTUATION = '–—‘’‚“”„†•…‰‹›€™−≈≠≤≥ŒœŠšŸŽžƒ';
const CHARACTERS = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0xff),
  ...Array.from(PUNCTUATION, (c) => c.codePointAt(0) ?? 0),
];

interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Reads the few tables of a TrueType file that outlines need. */
class TrueTypeFile {
  private readonly bytes: Buffer;
  private readonly tables = new Map<string, number>();

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    for (let index = 0; index < bytes.readUInt16BE(4); index++) {
      const entry = 12 + index * 16;
      this.tables.set(bytes.toString('latin1', entry, entry + 4), bytes.readUInt32BE(entry + 8));
    }
  }

  get unitsPerEm(): number {
    return this.bytes.readUInt16BE(this.table('head') + 18);
  }

  get ascender(): number {
    return this.bytes.readInt16BE(this.table('hhea') + 4);
  }

  get descender(): number {
    return this.bytes.readInt16BE(this.table('hhea') + 6);
  }

  advance(glyph: number): number {
    const longMetrics = this.bytes.readUInt16BE(this.table('hhea') + 34);
    return this.bytes.readUInt16BE(this.table('hmtx') + Math.min(glyph, longMetrics - 1) * 4);
  }

  /** Glyph of a code point by the format 4 character map; 0 when the font lacks it. */
  glyphOf(codePoint: number): number {
    const map = this.unicodeMap();
    const segments = this.bytes.readUInt16BE(map + 6) / 2;
    for (let segment = 0; segment < segments; segment++) {
      const end = this.bytes.readUInt16BE(map + 14 + segment * 2);
      if (codePoint > end) continue;
      const start = this.bytes.readUInt16BE(map + 16 + (segments + segment) * 2);
      if (codePoint < start) return 0;
      const delta = this.bytes.readUInt16BE(map + 16 + (segments * 2 + segment) * 2);
      const offsetAt = map + 16 + (segments * 3 + segment) * 2;
      const offset = this.bytes.readUInt16BE(offsetAt);
      if (offset === 0) return (codePoint + delta) & 0xffff;
      const glyph = this.bytes.readUInt16BE(offsetAt + offset + (codePoint - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  }

  /** Contours of a glyph; composite glyphs are resolved. */
  contours(glyph: number): OutlinePoint[][] {
    const [start, end] = this.glyphRange(glyph);
    if (start === end) return [];
    const count = this.bytes.readInt16BE(start);
    return count >= 0 ? this.simpleContours(start, count) : this.compositeContours(start);
  }

  private table(name: string): number {
    const offset = this.tables.get(name);
    if (offset === undefined) throw new Error(`The font has no table "${name}".`);
    return offset;
  }

  private unicodeMap(): number {
    const cmap = this.table('cmap');
    for (let index = 0; index < this.bytes.readUInt16BE(cmap + 2); index++) {
      const subtable = cmap + this.bytes.readUInt32BE(cmap + 8 + index * 8);
      if (this.bytes.readUInt16BE(subtable) === 4) return subtable;
    }
    throw new Error('The font has no character map of format 4.');
  }

  private glyphRange(glyph: number): [number, number] {
    const loca = this.table('loca');
    const glyf = this.table('glyf');
    const long = this.bytes.readInt16BE(this.table('head') + 50) === 1;
    const at = (index: number) =>
      glyf +
      (long ? this.bytes.readUInt32BE(loca + index * 4) : this.bytes.readUInt16BE(loca + index * 2) * 2);
    return [at(glyph), at(glyph + 1)];
  }

  private simpleContours(start: number, count: number): OutlinePoint[][] {
    const ends = range(0, count - 1).map((index) => this.bytes.readUInt16BE(start + 10 + index * 2));
    const points = (ends.at(-1) ?? -1) + 1;
    let at = start + 10 + count * 2;
    at += 2 + this.bytes.readUInt16BE(at);
    const flags: number[] = [];
    while (flags.length < points) {
      const flag = this.bytes.readUInt8(at++);
      flags.push(flag);
      if ((flag & 8) !== 0)
        for (let repeat = this.bytes.readUInt8(at++); repeat > 0; repeat--) flags.push(flag);
    }
    const xs = this.coordinates(at, flags, 2, 16);
    const ys = this.coordinates(xs.next, flags, 4, 32);
    const all = flags.map((flag, index) => ({
      x: xs.values[index] ?? 0,
      y: ys.values[index] ?? 0,
      onCurve: (flag & 1) !== 0,
    }));
    return ends.map((end, index) => all.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end + 1));
  }

  private coordinates(start: number, flags: readonly number[], shortBit: number, sameBit: number) {
    let at = start;
    let value = 0;
    const values = flags.map((flag) => {
      if ((flag & shortBit) !== 0) value += this.bytes.readUInt8(at++) * ((flag & sameBit) !== 0 ? 1 : -1);
      else if ((flag & sameBit) === 0) {
        value += this.bytes.readInt16BE(at);
        at += 2;
      }
      return value;
    });
    return { values, next: at };
  }

  private compositeContours(start: number): OutlinePoint[][] {
    const all: OutlinePoint[][] = [];
    let at = start + 10;
    for (;;) {
      const flags = this.bytes.readUInt16BE(at);
      const glyph = this.bytes.readUInt16BE(at + 2);
      const words = (flags & 1) !== 0;
      const dx = words ? this.bytes.readInt16BE(at + 4) : this.bytes.readInt8(at + 4);
      const dy = words ? this.bytes.readInt16BE(at + 6) : this.bytes.readInt8(at + 5);
      at += words ? 8 : 6;
      const { matrix, length } = this.componentMatrix(at, flags);
      at += length;
      const [xx, xy, yx, yy] = matrix;
      const moved = (p: OutlinePoint): OutlinePoint => ({
        x: Math.round(p.x * xx + p.y * yx + dx),
        y: Math.round(p.x * xy + p.y * yy + dy),
        onCurve: p.onCurve,
      });
      for (const contour of this.contours(glyph)) all.push(contour.map(moved));
      if ((flags & 0x20) === 0) return all;
    }
  }

  /** Scale of a component: none, one for both axes (8), one each (0x40) or a matrix (0x80), as 2.14 fixed point. */
  private componentMatrix(at: number, flags: number) {
    const scale = (index: number) => this.bytes.readInt16BE(at + index * 2) / 16384;
    if ((flags & 8) !== 0) return { matrix: [scale(0), 0, 0, scale(0)] as const, length: 2 };
    if ((flags & 0x40) !== 0) return { matrix: [scale(0), 0, 0, scale(1)] as const, length: 4 };
    if ((flags & 0x80) !== 0) return { matrix: [scale(0), scale(1), scale(2), scale(3)] as const, length: 8 };
    return { matrix: [1, 0, 0, 1] as const, length: 0 };
  }
}

/** A contour as SVG path data (y down), with the points between two off-curve points made explicit. */
function pathOf(contour: readonly OutlinePoint[]): string {
  const between = (a: OutlinePoint, b: OutlinePoint): OutlinePoint => ({
    x: Math.round((a.x + b.x) / 2),
    y: Math.round((a.y + b.y) / 2),
    onCurve: true,
  });
  const full = contour.flatMap((point, index) => {
    const next = contour[(index + 1) % contour.length] ?? point;
    return !point.onCurve && !next.onCurve ? [point, between(point, next)] : [point];
  });
  const first = full.findIndex((point) => point.onCurve);
  const ring = [...full.slice(first), ...full.slice(0, first + 1)];
  const text = (point: OutlinePoint | undefined) => `${String(point?.x ?? 0)} ${String(-(point?.y ?? 0))}`;
  let path = `M${text(ring[0])}`;
  for (let index = 1; index < ring.length; index++) {
    if (ring[index]?.onCurve === true) path += `L${text(ring[index])}`;
    else path += `Q${text(ring[index])} ${text(ring[++index])}`;
  }
  return `${path}Z`;
}

function convert(file: string) {
  const font = new TrueTypeFile(readFileSync(file));
  const glyphs: Record<string, [number, string]> = {};
  for (const codePoint of CHARACTERS) {
    const glyph = font.glyphOf(codePoint);
    if (glyph === 0) continue;
    glyphs[String.fromCodePoint(codePoint)] = [
      font.advance(glyph),
      font.contours(glyph).map(pathOf).join(''),
    ];
  }
  const { unitsPerEm, ascender, descender } = font;
  return { unitsPerEm, ascender, descender, glyphs };
}

for (const [weight, file] of Object.entries(WEIGHTS)) {
  const outlines = convert(join(process.argv[2] ?? '.', file));
  writeFileSync(join(import.meta.dirname, `roboto-${weight}.json`), `${JSON.stringify(outlines)}\n`);
}
