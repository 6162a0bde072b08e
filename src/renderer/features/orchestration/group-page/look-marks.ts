import type { Looked } from '../../../../shared/looked';
import type { ScreenMark } from '../../../components/marked-screen';

/** Rectangles of a look: where was searched, then what was seen. Numbers are those of the list, from 1. */
export function marksOf(looked: readonly Looked[]): readonly ScreenMark[] {
  const areas = looked.flatMap(({ area }): ScreenMark[] => (area ? [{ box: area, tone: 'area' }] : []));
  const seen = looked.flatMap(({ box, found }, index): ScreenMark[] =>
    box ? [{ box, tone: found ? 'found' : 'near', number: index + 1 }] : [],
  );
  return [...areas, ...seen];
}
