import { isPlainObject } from '../../late';
import type { WrittenStep } from '../own-text';
import { duration } from '../predecessor/act-screen';
import type { MaaContext } from './maa-context';
import { numberIn, type MaaNode } from './maa-node';

const DEFAULT_TIMEOUT_MS = 20_000;
const FOREVER_MS = 30 * 86_400_000;

/** Time limit of a node, where -1 stands for none. */
export function limit(ms: number | undefined): string {
  const given = ms ?? DEFAULT_TIMEOUT_MS;
  return duration(given < 0 ? FOREVER_MS : Math.max(given, 1));
}

/** Waits for the screen to stand still. Nothing fails when it goes on moving: it was only waited for. */
export function idle(node: MaaNode, key: string, context: MaaContext): readonly WrittenStep[] {
  const written = node.fields[key];
  const fields = isPlainObject(written) ? written : {};
  const whole = isPlainObject(written) ? 1 : 0;
  const ms = typeof written === 'number' ? written : (numberIn(fields, 'time') ?? whole);
  if (!(ms > 0)) return [];
  if (Object.keys(fields).some((name) => name !== 'time' && name !== 'timeout'))
    context.note('approximated', node, key, 'The whole screen has to stand still.');
  const timeout = limit(numberIn(fields, 'timeout'));
  return [{ waitIdle: { for: duration(ms) }, timeout, onError: 'continue' }];
}
