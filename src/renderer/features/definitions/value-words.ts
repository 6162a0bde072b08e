import { ConflictPolicy, Loop, Stagger } from '../../../shared/definition';
import type { Json } from '../../../shared/definition-difference';
import { labelOfPath } from '../../../shared/explain/field-labels';
import { spokenDuration } from '../../../shared/explain/words';
import { CONFLICT_WORDS } from './conflict-words';
import { loopInWords } from './run-words';

const LABELS: Readonly<Record<string, string>> = {
  'launchOptions.stagger': 'Pause between two bots',
  'restartPolicy.giveUp': 'Give up after failures',
  loop: 'Repeat',
};

/** What a changed field is called. */
export function fieldWords(path: string): string {
  return LABELS[path] ?? labelOfPath(path);
}

/** A value of a definition as people say it. */
export function valueWords(path: string, value: Json | undefined): string {
  if (value === undefined) return 'not set';
  return SPECIAL[path]?.(value) ?? plainWords(value, path.endsWith('Ms'));
}

function plainWords(value: Json, isDuration: boolean): string {
  if (typeof value === 'string') return value === '' ? 'empty' : value;
  if (typeof value === 'number') return isDuration ? spokenDuration(value) : String(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (value === null) return 'none';
  return isList(value) ? listWords(value) : JSON.stringify(value);
}

function listWords(value: readonly Json[]): string {
  return value.length === 0 ? 'none' : value.map(String).join(', ');
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** Fields whose value means more than it says; undefined when it has another shape than known here. */
const SPECIAL: Readonly<Record<string, (value: Json) => string | undefined>> = {
  loop: (value) => {
    const loop = Loop.safeParse(value);
    return loop.success ? loopInWords(loop.data) : undefined;
  },
  'launchOptions.onConflict': (value) => {
    const policy = ConflictPolicy.safeParse(value);
    return policy.success ? CONFLICT_WORDS[policy.data].label : undefined;
  },
  'launchOptions.stagger': (value) => {
    const stagger = Stagger.safeParse(value);
    return stagger.success ? spokenDuration(stagger.data.delayMs) : undefined;
  },
  'restartPolicy.mode': (value) => (value === 'never' ? 'Leave the bot stopped' : 'Try again'),
  'restartPolicy.maxRetries': (value) => (value === -1 ? 'no limit' : undefined),
  'restartPolicy.jitter': (value) =>
    typeof value === 'number' ? `${String(Math.round(value * 100))} %` : undefined,
};
