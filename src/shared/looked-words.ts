import type { LookedKind } from './looked';
import type { NodeMatch, Recogniser, Rgb, TextMatch, WantedColor } from './recognition';

/** A question without the one that asks what is near. */
type Asked = Extract<Recogniser, { kind: LookedKind }>;

/** What a recogniser asks, as it is written in routines: the same in every language. Empty: anything of its kind. */
export function askedFor(ask: Asked): string {
  switch (ask.kind) {
    case 'image':
      return ask.template;
    case 'text':
      return ask.text ? quoted(ask.text) : '';
    case 'node':
      return nodeAsked(ask.node);
    case 'pixel':
    case 'color':
      return colorAsked(ask);
    case 'app':
      return ask.packageName;
    case 'frozen':
      return `${String(ask.forMs / 1_000)} s`;
    case 'changed':
    case 'black':
      return '';
  }
}

/** `#2b8a3e` */
export function hexOf(color: Rgb): string {
  return `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function quoted({ how, text }: TextMatch): string {
  return how === 'matches' ? `/${text}/` : how === 'equals' ? `“${text}”` : `“…${text}…”`;
}

function nodeAsked({ text, id, className, description, path }: NodeMatch): string {
  const parts = [
    text && `text ${quoted(text)}`,
    id !== undefined && `id ${id}`,
    className !== undefined && `class ${className}`,
    description && `description ${quoted(description)}`,
    path,
  ];
  return parts.filter((part) => typeof part === 'string').join(', ');
}

function colorAsked(wanted: WantedColor): string {
  if (!wanted.range) return `${hexOf(wanted.color)} ± ${String(wanted.tolerance)}`;
  const { range } = wanted;
  const show = (color: number | readonly number[]): string =>
    typeof color === 'number' ? String(color) : color.map(String).join(' ');
  if (range.space === 'rgb') return `${hexOf(range.from)} – ${hexOf(range.to)}`;
  return `${range.space} ${show(range.from)} – ${show(range.to)}`;
}
