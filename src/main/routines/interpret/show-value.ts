import type { RoutineInput } from '../../../shared/routine-summary';
import { isSecretInput } from '../../../shared/secret-inputs';
import type { VariableValue } from '../ports';

/** Longest text of a value that is shown, in UTF-16 units. */
export const MAX_SHOWN_LENGTH = 500;
/** What stands for a secret; as long for every secret, so that it does not tell how long it is. */
export const HIDDEN = '••••••';
/** Less of the beginning of a secret tells nothing. */
const SHORTEST_CUT = 4;
/** A text longer than this is not searched for secrets: it is hidden as a whole. */
const MAX_SEARCHED_LENGTH = 1_000_000;

/**
 * A value as people may see it: at most 500 characters, a secret input's never, and no secret of `secrets` within
 * another value either (`set: { url: "…${password}" }`).
 */
export function showValue(
  input: RoutineInput | undefined,
  value: VariableValue,
  secrets: ReadonlySet<string>,
): string {
  if (input && isSecretInput(input)) return HIDDEN;
  return cut(hideSecrets(String(value), secrets));
}

/** A text without secrets, also where somebody has cut it off in the middle of one. */
export function hideSecrets(text: string, secrets: ReadonlySet<string>): string {
  if (secrets.size === 0) return text;
  if (text.length > MAX_SEARCHED_LENGTH) return HIDDEN;
  // Longest first: a secret may be part of another one.
  const longestFirst = [...secrets].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((shown, secret) => hideCut(shown.replaceAll(secret, HIDDEN), secret), text);
}

/** Messages quote long values as their beginning and `…`. */
function hideCut(text: string, secret: string): string {
  for (let end = text.indexOf('…'); end >= 0; end = text.indexOf('…', end + 1)) {
    const shortest = Math.min(SHORTEST_CUT, secret.length);
    for (let length = Math.min(secret.length, end); length >= shortest; length -= 1) {
      if (!text.endsWith(secret.slice(0, length), end)) continue;
      return hideCut(text.slice(0, end - length) + HIDDEN + text.slice(end + 1), secret);
    }
  }
  return text;
}

function cut(text: string): string {
  if (text.length <= MAX_SHOWN_LENGTH) return text;
  const shown = text.slice(0, MAX_SHOWN_LENGTH - 1);
  // Half of a surrogate pair would be shown as a broken character.
  return `${shown.isWellFormed() ? shown : shown.slice(0, -1)}…`;
}
