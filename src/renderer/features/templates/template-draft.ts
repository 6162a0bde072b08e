import type { TemplateChange } from '../../../shared/contract/templates';
import type { Fit, Length } from '../../../shared/screen-place';
import { DEFAULT_THRESHOLD, parseTemplateSize, type TemplateSummary } from '../../../shared/template';

/** As `TemplateSettings` has them. */
export const TAG_LIMITS = { maxTags: 50, maxLength: 80 } as const;
const MOST_SCALES = 16;

/** What is written beside a picture, as a form has it. */
export interface TemplateDraft {
  readonly label: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** As percentages: `100, 90`. */
  readonly scales: string;
  readonly fit: Fit;
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
  tags,
  scales,
}: TemplateSummary): TemplateDraft {
  const [main] = images;
  const resolution = main?.resolution ?? null;
  const area = main?.area ?? null;
  return {
    // Without one it is the name, which is nothing that was written.
    label: label === name.split('/').at(-1) ? '' : label,
    ...{ description, threshold, color, tags },
    scales: scales.map((scale) => String(Math.round(scale * 10_000) / 100)).join(', '),
    fit: area?.fit ?? 'stretch',
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

/** The sizes of a text such as `100, 90`; null when it can't be read. */
export function scalesOf(text: string): readonly number[] | null {
  const parts = text.split(/[,;\s]+/u).filter(Boolean);
  const scales = parts.map((part) =>
    /^\d{1,4}(?:\.\d{1,2})?%?$/.test(part) ? Number.parseFloat(part) / 100 : 0,
  );
  const isGood = scales.length <= MOST_SCALES && scales.every((scale) => scale >= 0.1 && scale <= 10);
  return isGood ? scales : null;
}

/** Tags that templates have, each once. */
export function knownTagsOf(templates: readonly TemplateSummary[]): readonly string[] {
  return [...new Set(templates.flatMap(({ tags }) => tags))].sort((a, b) => a.localeCompare(b));
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
    ...tagsChange(before, after),
    ...scalesChange(before, after),
    ...fitChange(before, after),
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

function tagsChange({ tags: from }: TemplateDraft, { tags: to }: TemplateDraft): TemplateChange {
  if (JSON.stringify(from) === JSON.stringify(to)) return {};
  return { tags: to.length === 0 ? null : [...to] };
}

function scalesChange(before: TemplateDraft, after: TemplateDraft): TemplateChange {
  const [from, to] = [scalesOf(before.scales), scalesOf(after.scales)];
  if (to === null || JSON.stringify(from) === JSON.stringify(to)) return {};
  const isUsual = to.length === 0 || (to.length === 1 && to[0] === 1);
  return { scales: isUsual ? null : [...to] };
}

/** It says how the area is laid; without one it says nothing. */
function fitChange(before: TemplateDraft, after: TemplateDraft): TemplateChange {
  if (after.whole || before.fit === after.fit) return {};
  return { fit: after.fit === 'stretch' ? null : after.fit };
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
