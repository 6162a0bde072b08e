import type { TemplateChange } from '../../../shared/contract/templates';
import type { Length } from '../../../shared/screen-place';
import { DEFAULT_THRESHOLD, parseTemplateSize, type TemplateSummary } from '../../../shared/template';

/** What is written beside a picture, as a form has it. */
export interface TemplateDraft {
  readonly label: string;
  readonly description: string;
  readonly threshold: number;
  readonly color: boolean;
  readonly resolution: string;
  /** It is looked for on the whole screen. */
  readonly whole: boolean;
  /** Where else: pixels or shares, as they are written. */
  readonly x: string;
  readonly y: string;
  readonly width: string;
  readonly height: string;
}

const LENGTH = /^\s*(?:-?\d{1,5}|(?:100|\d{1,2}(?:\.\d{1,4})?)\s*%)\s*$/;
const WHOLE = { x: '0', y: '0', width: '100%', height: '100%' };

export function draftOf({
  name,
  label,
  description,
  threshold,
  color,
  images,
}: TemplateSummary): TemplateDraft {
  const [main] = images;
  const resolution = main?.resolution ?? null;
  const area = main?.area ?? null;
  return {
    // Without one it is the name, which is nothing that was written.
    label: label === name.split('/').at(-1) ? '' : label,
    ...{ description, threshold, color },
    resolution: resolution ? `${String(resolution.width)}x${String(resolution.height)}` : '',
    whole: area === null,
    ...(area
      ? { x: written(area.x), y: written(area.y), width: written(area.width), height: written(area.height) }
      : WHOLE),
  };
}

function written(length: Length): string {
  return typeof length === 'number' ? String(length) : `${String(length.percent)}%`;
}

export function wrongLength(text: string): boolean {
  return !LENGTH.test(text);
}

export function wrongSize(text: string): boolean {
  return text.trim() !== '' && parseTemplateSize(text) === null;
}

/** What has to be written to get from one to the other; what goes without saying is taken away. */
export function changeOf(before: TemplateDraft, after: TemplateDraft): TemplateChange {
  const { threshold, color } = after;
  return {
    ...textChange('label', before, after),
    ...textChange('description', before, after),
    ...(threshold === before.threshold
      ? {}
      : { threshold: threshold === DEFAULT_THRESHOLD ? null : threshold }),
    ...(color === before.color ? {} : { color: color ? true : null }),
    ...textChange('resolution', before, after),
    ...areaChange(before, after),
  };
}

function textChange(
  key: 'label' | 'description' | 'resolution',
  before: TemplateDraft,
  after: TemplateDraft,
): TemplateChange {
  const text = after[key].trim();
  return after[key] === before[key] ? {} : { [key]: text === '' ? null : text };
}

function areaChange(before: TemplateDraft, after: TemplateDraft): Pick<TemplateChange, 'area'> {
  const [from, to] = [areaOf(before), areaOf(after)];
  return JSON.stringify(from) === JSON.stringify(to) ? {} : { area: to };
}

function areaOf({ whole, x, y, width, height }: TemplateDraft): NonNullable<TemplateChange['area']> | null {
  if (whole) return null;
  return { x: lengthOf(x), y: lengthOf(y), width: lengthOf(width), height: lengthOf(height) };
}

/** As it is written in the file: a number, or a share. */
function lengthOf(text: string): number | string {
  const trimmed = text.replaceAll(' ', '');
  return trimmed.endsWith('%') ? trimmed : Number(trimmed);
}
