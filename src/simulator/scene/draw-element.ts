import type { Color } from '../graphics/color';
import { boxOp, pathOp, pictureOp, shadowOp, textOp, type DrawOp } from '../graphics/draw-op';
import { measureText, type FontWeight } from '../graphics/font';
import type { Box } from '../graphics/surface';
import type { Scalar } from './action-schema';
import type { ElementOf, SimpleElement, ToggleElement } from './element-schema';
import { compileExpression, truthy } from './expression';
import { findIcon, ICON_VIEW_BOX, outlineOfPath } from './icons';
import { colorOf } from './palette';
import type { DrawContext } from './placed-element';
import { fillTemplate } from './template';

const GREY: Color = [189, 189, 189, 255];
const WHITE: Color = [255, 255, 255, 255];
const HINT: Color = [158, 158, 158, 255];
const INK: Color = [33, 33, 33, 255];
const ERROR: Color = [211, 47, 47, 255];
const LINE_SPACING = 1.35;

type Draw<T extends SimpleElement['type']> = (
  element: ElementOf<T>,
  box: Box,
  context: DrawContext,
) => DrawOp[];

/** What an element looks like at its place. */
export function drawElement(element: SimpleElement, box: Box, context: DrawContext): readonly DrawOp[] {
  switch (element.type) {
    case 'rect':
      return drawRect(element, box, context);
    case 'text':
      return drawText(element, box, context);
    case 'image':
      return drawImage(element, box, context);
    case 'icon':
      return drawIcon(element, box, context);
    case 'button':
      return drawButton(element, box, context);
    case 'field':
      return drawField(element, box, context);
    case 'progress':
      return drawProgress(element, box, context);
    default:
      return drawToggle(element, box, context);
  }
}

/** False for a button whose `enabled` does not hold. */
export function isEnabled(element: SimpleElement, context: DrawContext): boolean {
  if (element.type !== 'button' || element.enabled === undefined) return true;
  return truthy(compileExpression(element.enabled)(context.scope));
}

/** The value a checkbox or switch shows. */
export function toggleValue(element: ToggleElement, context: DrawContext): boolean {
  const value = context.instance.variables.get(element.variable);
  if (!Array.isArray(value)) return truthy(value ?? false);
  const index = Number(compileExpression(element.index ?? '0')(context.scope));
  return truthy(value[index] ?? false);
}

function paletteOf(context: DrawContext): Readonly<Record<string, string>> {
  return context.instance.app.colors;
}

function pixels(units: number, context: DrawContext): number {
  return Math.round(units * context.viewport.scale);
}

function fontSize(size: number, context: DrawContext): number {
  return Math.max(4, Math.round(size * context.viewport.scale * 2) / 2);
}

function solid(color: Color): { top: Color; bottom: Color } {
  return { top: color, bottom: color };
}

function inset(box: Box, by: number): Box {
  return { left: box.left + by, top: box.top + by, right: box.right - by, bottom: box.bottom - by };
}

const drawRect: Draw<'rect'> = (element, box, context) => {
  const names = paletteOf(context);
  const radius = pixels(element.radius, context);
  const top = colorOf(element.fill, names);
  const fill = element.fillTo === undefined ? solid(top) : { top, bottom: colorOf(element.fillTo, names) };
  const ops: DrawOp[] = [];
  if (element.shadow > 0) ops.push(shadowOp(box, radius, Math.max(1, pixels(element.shadow, context))));
  if (element.border === undefined) return [...ops, boxOp(box, fill, radius)];
  const width = Math.max(1, pixels(element.border.width, context));
  const border = boxOp(box, solid(colorOf(element.border.color, names)), radius);
  return [...ops, border, boxOp(inset(box, width), fill, Math.max(0, radius - width))];
};

const drawText: Draw<'text'> = (element, box, context) => {
  const style = { weight: weightOf(element.bold), size: fontSize(element.size, context) };
  const line = { style, color: colorOf(element.color, paletteOf(context)), align: element.align };
  const text = fillTemplate(element.text, context.scope);
  const lines = element.wrap ? wrapText(text, style, box.right - box.left) : text.split('\n');
  if (lines.length === 1 && !element.wrap) return text === '' ? [] : [textOp(box, { ...line, text })];
  const height = Math.round(style.size * LINE_SPACING);
  return lines.flatMap((piece, index) => {
    const top = box.top + index * height;
    return piece === '' ? [] : [textOp({ ...box, top, bottom: top + height }, { ...line, text: piece })];
  });
};

function weightOf(bold: boolean): FontWeight {
  return bold ? 'bold' : 'regular';
}

function wrapText(text: string, style: { weight: FontWeight; size: number }, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && measureText(longer, style) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}

const drawImage: Draw<'image'> = (element, box, context) => {
  const picture = context.pictures.get(element.source);
  return picture === undefined ? [boxOp(box, solid(GREY), 0)] : [pictureOp(box, picture)];
};

const drawIcon: Draw<'icon'> = (element, box, context) => {
  const outline = element.path === undefined ? findIcon(element.name ?? 'star') : outlineOfPath(element.path);
  if (outline === undefined) return [];
  const name = element.path ?? element.name ?? 'star';
  return [pathOp(box, { name, outline, viewBox: ICON_VIEW_BOX }, colorOf(element.color, paletteOf(context)))];
};

const drawButton: Draw<'button'> = (element, box, context) => {
  const enabled = isEnabled(element, context);
  const names = paletteOf(context);
  const radius = pixels(element.radius, context);
  const ops: DrawOp[] = [];
  if (element.shadow > 0 && enabled)
    ops.push(shadowOp(box, radius, Math.max(1, pixels(element.shadow, context))));
  const style = { weight: 'bold', size: fontSize(element.size, context) } as const;
  const color = enabled ? colorOf(element.color, names) : WHITE;
  const text = fillTemplate(element.text, context.scope);
  ops.push(boxOp(box, solid(enabled ? colorOf(element.fill, names) : GREY), radius));
  if (text !== '') ops.push(textOp(box, { text, style, color, align: 'center' }));
  return ops;
};

const drawField: Draw<'field'> = (element, box, context) => {
  const focused = context.instance.focus === element.variable;
  const error = fillTemplate(element.error ?? '', context.scope);
  const accent = error === '' ? colorOf(element.color, paletteOf(context)) : ERROR;
  const width = Math.max(1, pixels(focused ? 3 : 2, context));
  const radius = pixels(8, context);
  const inner = inset(box, width);
  return [
    boxOp(box, solid(focused || error !== '' ? accent : GREY), radius),
    boxOp(inner, solid(WHITE), Math.max(0, radius - width)),
    ...fieldText(
      element,
      { ...inner, left: box.left + pixels(16, context) },
      { accent: focused ? accent : null, context },
    ),
    ...(error === '' ? [] : [errorLine(error, box, context)]),
  ];
};

/** What was typed, or the hint; and the caret, when an accent is given. */
function fieldText(
  element: ElementOf<'field'>,
  line: Box,
  look: { accent: Color | null; context: DrawContext },
): DrawOp[] {
  const { accent, context } = look;
  const value = String(context.instance.variables.get(element.variable) ?? '');
  const style = { weight: 'regular', size: fontSize(element.size, context) } as const;
  const shown = element.password ? '•'.repeat(value.length) : value;
  const text =
    shown === ''
      ? textOp(line, { text: fillTemplate(element.hint, context.scope), style, color: HINT, align: 'left' })
      : textOp(line, { text: shown, style, color: INK, align: 'left' });
  return accent === null
    ? [text]
    : [text, caretOp(line.left + measureText(shown, style), line, { accent, context })];
}

function caretOp(x: number, box: Box, look: { accent: Color; context: DrawContext }): DrawOp {
  const left = Math.round(x) + 2;
  const margin = Math.round((box.bottom - box.top) / 4);
  const right = left + Math.max(1, pixels(2, look.context));
  return boxOp({ left, right, top: box.top + margin, bottom: box.bottom - margin }, solid(look.accent), 0);
}

function errorLine(text: string, box: Box, context: DrawContext): DrawOp {
  const style = { weight: 'regular', size: fontSize(17, context) } as const;
  const below = {
    ...box,
    left: box.left + pixels(4, context),
    top: box.bottom,
    bottom: box.bottom + pixels(28, context),
  };
  return textOp(below, { text, style, color: ERROR, align: 'left' });
}

const drawProgress: Draw<'progress'> = (element, box, context) => {
  const names = paletteOf(context);
  const value: Scalar = compileExpression(element.value)(context.scope);
  const part = Math.min(1, Math.max(0, Number(value)));
  const radius = Math.floor((box.bottom - box.top) / 2);
  const right = box.left + Math.round((box.right - box.left) * part);
  const ops = [boxOp(box, solid(colorOf(element.track, names)), radius)];
  if (right > box.left) ops.push(boxOp({ ...box, right }, solid(colorOf(element.fill, names)), radius));
  return ops;
};

/** A checkbox, or a switch whose knob is right when it is on. */
const drawToggle = (element: ToggleElement, box: Box, context: DrawContext): DrawOp[] => {
  const on = toggleValue(element, context);
  const color = colorOf(element.color, paletteOf(context));
  const height = box.bottom - box.top;
  if (element.type === 'switch') {
    const knob = inset(
      { ...box, left: on ? box.right - height : box.left, right: on ? box.right : box.left + height },
      pixels(4, context),
    );
    const radius = Math.floor(height / 2);
    return [boxOp(box, solid(on ? color : GREY), radius), boxOp(knob, solid(WHITE), radius)];
  }
  const square = { ...box, right: box.left + height };
  const radius = pixels(6, context);
  const width = Math.max(1, pixels(3, context));
  const frame = boxOp(square, solid(on ? color : HINT), radius);
  if (!on) return [frame, boxOp(inset(square, width), solid(WHITE), Math.max(0, radius - width))];
  const outline = findIcon('check') ?? [];
  return [frame, pathOp(inset(square, width * 2), { name: 'check', outline, viewBox: ICON_VIEW_BOX }, WHITE)];
};
