import { currentLocale, t } from '../../../shared/catalogue/translate';
import type { ScreenSize } from '../../../shared/screen-place';
import type { TemplateImage } from '../../../shared/template';

type Area = NonNullable<TemplateImage['area']>;

/** `540 × 960`. */
export function sizeWords({ width, height }: ScreenSize): string {
  return t('{width} × {height}', { width: String(width), height: String(height) });
}

/** Where an area is, in words. */
export function areaWords({ x, y, width, height, reference }: Area): string {
  const values = { x: length(x), y: length(y), width: length(width), height: length(height) };
  return reference === null
    ? t('{width} × {height} from {x}, {y}', values)
    : t('{width} × {height} from {x}, {y} of a screen of {screen}', {
        ...values,
        screen: sizeWords(reference),
      });
}

function length(value: Area['x']): string {
  if (typeof value === 'number') return String(value);
  return t('{percent} %', { percent: value.percent.toLocaleString(currentLocale()) });
}

/** How alike something is, 0 to 1; rounded down, so that a threshold that is read off it is reached. */
export function scoreWords(score: number): string {
  return (Math.floor(score * 1_000) / 1_000).toLocaleString(currentLocale(), { maximumFractionDigits: 3 });
}
