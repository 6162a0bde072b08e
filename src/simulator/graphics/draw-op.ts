import type { Color } from './color';
import { baselineIn, forEachGlyph, measureText, type TextStyle } from './font';
import type { Outline } from './path';
import { rasterise } from './rasterise';
import { drawRoundedBox, drawShadow, type Fill } from './rounded-box';
import { blendMask, blendPixel, intersect, type Box, type Mask, type Surface } from './surface';

/**
 * One thing to draw. Equal keys draw equal pixels; that is what lets a frame be reused, or only the changed part of it
 * be drawn again. `paint` never touches a pixel outside `clip`.
 */
export interface DrawOp {
  readonly key: string;
  /** All pixels it may touch. */
  readonly bounds: Box;
  paint(surface: Surface, clip: Box): void;
}

const keyOf = (...parts: readonly unknown[]): string => parts.join(' ');
const boxKey = (box: Box): string => keyOf(box.left, box.top, box.right, box.bottom);

/** Hides what lies outside `clip`. */
export function clipped(op: DrawOp, clip: Box): DrawOp {
  const bounds = intersect(op.bounds, clip);
  return {
    key: keyOf(op.key, 'in', boxKey(clip)),
    bounds,
    paint: (surface, inner) => {
      op.paint(surface, intersect(inner, clip));
    },
  };
}

export function boxOp(box: Box, fill: Fill, radius: number): DrawOp {
  return {
    key: keyOf('box', boxKey(box), fill.top, fill.bottom, radius),
    bounds: box,
    paint: (surface, clip) => {
      drawRoundedBox(surface, { box, radius, fill }, clip);
    },
  };
}

export function shadowOp(box: Box, radius: number, blur: number): DrawOp {
  const bounds = {
    left: box.left - blur,
    top: box.top - blur,
    right: box.right + blur,
    bottom: box.bottom + blur * 2,
  };
  return {
    key: keyOf('shadow', boxKey(box), radius, blur),
    bounds,
    paint: (surface, clip) => {
      drawShadow(surface, { box, radius, blur }, intersect(clip, bounds));
    },
  };
}

export interface TextLine {
  readonly text: string;
  readonly style: TextStyle;
  readonly color: Color;
  readonly align: 'left' | 'center' | 'right';
}

/** One line of text in a box, in the middle of its height. */
export function textOp(box: Box, line: TextLine): DrawOp {
  const { text, style, color, align } = line;
  const width = measureText(text, style);
  const room = box.right - box.left - width;
  const x = box.left + (align === 'left' ? 0 : align === 'right' ? room : room / 2);
  const y = box.top + baselineIn(box.bottom - box.top, style);
  const bounds = {
    left: Math.floor(x) - 2,
    top: y - Math.ceil(style.size * 1.2),
    right: Math.ceil(x + width) + 3,
    bottom: y + Math.ceil(style.size * 0.4),
  };
  return {
    key: keyOf('text', x, y, style.weight, style.size, color, JSON.stringify(text)),
    bounds,
    paint: (surface, clip) => {
      const inner = intersect(clip, bounds);
      forEachGlyph(text, style, { x, y }, (mask) => {
        blendMask(surface, mask, color, inner);
      });
    },
  };
}

/** An outline drawn on a square of `viewBox` units, fitted into the box. */
export function pathOp(
  box: Box,
  shape: { name: string; outline: Outline; viewBox: number },
  color: Color,
): DrawOp {
  let mask: Mask | undefined;
  const side = Math.min(box.right - box.left, box.bottom - box.top);
  const x = Math.round((box.left + box.right - side) / 2);
  const y = Math.round((box.top + box.bottom - side) / 2);
  return {
    key: keyOf('path', shape.name, x, y, side, color),
    bounds: { left: x - 1, top: y - 1, right: x + side + 1, bottom: y + side + 1 },
    paint: (surface, clip) => {
      mask ??= rasterise(shape.outline, { scale: side / shape.viewBox, x, y });
      blendMask(surface, mask, color, clip);
    },
  };
}

/** A decoded picture; `name` stands for its pixels in keys. */
export interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A picture stretched over the box, each pixel from the nearest of its own. */
export function pictureOp(box: Box, picture: Picture): DrawOp {
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  return {
    key: keyOf('picture', picture.name, boxKey(box)),
    bounds: box,
    paint: (surface, clip) => {
      const inner = intersect(box, clip);
      for (let y = inner.top; y < inner.bottom; y++) {
        const row = Math.floor(((y - box.top) * picture.height) / height) * picture.width;
        for (let x = inner.left; x < inner.right; x++) {
          const from = (row + Math.floor(((x - box.left) * picture.width) / width)) * 4;
          const { [from]: r = 0, [from + 1]: g = 0, [from + 2]: b = 0, [from + 3]: a = 255 } = picture.pixels;
          blendPixel(surface.pixels, (y * surface.width + x) * 4, [r, g, b, a], 255);
        }
      }
    },
  };
}
