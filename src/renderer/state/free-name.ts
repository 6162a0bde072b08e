import { MAX_NAME_LENGTH } from '../../shared/definition-rules';

/** `name`, or `name 2`, `name 3` …: the first that nobody has; capital letters make no difference. As long as a name may be. */
export function freeName(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map((each) => each.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${String(number)}`;
    const candidate = `${[...name].slice(0, MAX_NAME_LENGTH - ending.length).join('')}${ending}`;
    if (!known.has(candidate.toLowerCase())) return candidate;
  }
}
