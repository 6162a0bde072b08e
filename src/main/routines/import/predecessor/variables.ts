import { ROUTINE_ROOTS, VARIABLE_NAME } from '../../../../shared/routine';
import { isPlainObject } from '../../late';

const RESERVED: ReadonlySet<string> = new Set([
  ...ROUTINE_ROOTS,
  // No file can hold a key that is called so.
  ...['__proto__', 'constructor', 'prototype'],
  ...['as', 'break', 'const', 'continue', 'else', 'false', 'for', 'function', 'if', 'import', 'in', 'let'],
  ...['loop', 'package', 'namespace', 'null', 'return', 'true', 'var', 'void', 'while'],
]);
const REFERENCE = /\$\{([A-Za-z0-9_]+)\}/g;
/** Keys under which a step names a variable it sets. */
const SETS: Readonly<Record<string, string>> = {
  getvariable: 'target',
  getaccountfield: 'save_to',
  injectnextaccount: 'save_result',
};

/** The variables of one routine of the earlier program: all were texts and all of a bot's routines shared them. */
export class Variables {
  /** Names nobody in this file gives a value. */
  readonly foreign = new Set<string>();
  /** Names that have to begin at 0, as what was never set did when something was added to it. */
  readonly fromZero = new Set<string>();
  private readonly known = new Set<string>();
  private readonly names = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly notNumbers = new Set<string>();

  /** What an input or a step sets; looked through before anything is converted. */
  learn(steps: unknown, inputs: readonly { readonly name: string; readonly isNumber: boolean }[]): void {
    for (const { name, isNumber } of inputs) this.set(name, isNumber);
    this.scan(steps);
  }

  /** The name here: some are taken, some can't begin so, and two never become one. */
  name(written: string): string {
    const known = this.names.get(written);
    if (known !== undefined) return known;
    const wanted = Variables.outside(written);
    let free = wanted;
    for (let count = 2; this.taken.has(free); count += 1) free = `${wanted}_${String(count)}`;
    this.names.set(written, free);
    this.taken.add(free);
    return free;
  }

  /** A name for something that was no variable there, and that none has: the same each time. */
  free(wanted: string): string {
    return this.name(
      this.known.has(wanted) || this.foreign.has(wanted) ? `${wanted} of this program` : wanted,
    );
  }

  /** What a variable of another routine is called there. */
  static outside(written: string): string {
    const safe = written.replaceAll(/[^A-Za-z0-9_]/g, '_').slice(0, 60);
    // The parser of expressions takes the beginning of `trueCount` for the word.
    const begun = /^(?!true|false)[A-Za-z_]/.test(safe) ? safe : `_${safe}`;
    return RESERVED.has(begun) || !VARIABLE_NAME.test(begun) ? `${begun}_` : begun;
  }

  /** The name of a variable that is read. */
  use(written: string): string {
    if (!this.known.has(written)) this.foreign.add(written);
    return this.name(written);
  }

  isNumber(written: string): boolean {
    return this.known.has(written) && !this.notNumbers.has(written);
  }

  /** A text with `${name}` in it as ours; the account in hand has a root of its own here. */
  text(written: string): string {
    let rest = 0;
    let result = '';
    for (const found of written.matchAll(REFERENCE)) {
      const name = found[1] ?? '';
      result += escaped(written.slice(rest, found.index));
      result +=
        name === 'device_account_id' && !this.known.has(name) ? '${account.key}' : `\${${this.use(name)}}`;
      rest = found.index + found[0].length;
    }
    return result + escaped(written.slice(rest));
  }

  private scan(steps: unknown): void {
    for (const step of Array.isArray(steps) ? (steps as readonly unknown[]) : []) {
      if (!isPlainObject(step)) continue;
      this.learnStep(step);
      for (const key of ['actions', 'then', 'else']) this.scan(step[key]);
      this.scan(step['elseif']);
    }
  }

  private learnStep(step: Readonly<Record<string, unknown>>): void {
    const action = String(step['action']).toLowerCase();
    const { name } = step;
    if (action === 'setvariable' && typeof name === 'string') this.set(name, isNumeral(step['value']));
    if ((action === 'increment' || action === 'decrement') && typeof name === 'string') {
      if (!this.known.has(name)) this.fromZero.add(name);
      this.set(name, true);
    }
    const target = step[SETS[action] ?? ''];
    if (typeof target === 'string') this.set(target, false);
  }

  private set(name: string, isNumber: boolean): void {
    this.known.add(name);
    this.name(name);
    if (!isNumber) this.notNumbers.add(name);
  }
}

/** A number that would be shown just as it is written: 007 stays a text. */
export function isNumeral(value: unknown): boolean {
  const text = String(value);
  return text !== '' && Number.isFinite(Number(text)) && String(Number(text)) === text;
}

function escaped(text: string): string {
  return text.replaceAll('${', () => '$${');
}
