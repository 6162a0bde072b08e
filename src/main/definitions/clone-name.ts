import { MAX_NAME_LENGTH, sameName } from '../../shared/definition-rules';

/** "Name copy", "Name copy 2", … : the first that nobody has, within the length a name may have. */
export function cloneName(name: string, taken: readonly string[]): string {
  for (let count = 1; ; count++) {
    const candidate = copyName(name, count);
    if (candidate === '' || !taken.some((other) => sameName(other, candidate))) return candidate;
  }
}

/** Name of the `count`-th copy, counted from 1; empty where there is no name. */
export function copyName(name: string, count: number): string {
  const base = name.trim().replace(/ copy(?: \d+)?$/, '');
  if (base === '') return '';
  const suffix = count === 1 ? ' copy' : ` copy ${String(count)}`;
  return `${shortenName(base, MAX_NAME_LENGTH - suffix.length)}${suffix}`;
}

/** No character people see is made of more; what is longer is cut before it is taken apart. */
const MAX_UNITS_PER_CHARACTER = 50;

/** At most `length` characters as people see them; cut between graphemes, since half an emoji is none. */
export function shortenName(text: string, length: number): string {
  const bounded = text.slice(0, length * MAX_UNITS_PER_CHARACTER).toWellFormed();
  const graphemes = [...new Intl.Segmenter().segment(bounded)].map(({ segment }) => segment);
  return graphemes.length <= length ? bounded : graphemes.slice(0, length).join('').trimEnd();
}
