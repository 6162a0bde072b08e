import { LaunchOptions, RestartPolicy, type ConflictPolicy } from '../../../shared/definition';
import { spokenDuration } from '../../../shared/explain/words';
import { parseGoDuration } from './go-duration';
import type { GoGroup, GoLaunchOptions, GoRestartPolicy } from './go-group';
import type { GoNotes } from './go-notes';

const CONFLICT_OF_NUMBER: readonly ConflictPolicy[] = ['ask', 'takeOver', 'skip', 'abort'];
const CONFLICT_OF_WORD: Readonly<Record<string, ConflictPolicy>> = {
  ask: 'ask',
  cancel: 'takeOver',
  force: 'takeOver',
  takeover: 'takeOver',
  skip: 'skip',
  abort: 'abort',
  error: 'abort',
};

/** How a group started; delays of zero meant the program's own 5 s. */
export function launchOptionsOf(given: GoLaunchOptions | undefined, notes: GoNotes): LaunchOptions {
  const defaults = LaunchOptions.parse({});
  if (!given) return defaults;
  const { delayMs } = defaults.stagger;
  return {
    ...defaults,
    validateRoutine: given.validateroutine ?? true,
    validateTemplates: given.validatetemplates ?? true,
    validateInstances: given.validateinstances ?? given.validateemulators ?? true,
    onConflict: conflictOf(given.onconflict, defaults.onConflict, notes),
    stagger: {
      mode: 'fixed',
      delayMs: delayOf('launchOptions.stagger.delayMs', given.staggerdelay, delayMs, notes),
    },
    instanceTimeoutMs: delayOf(
      'launchOptions.instanceTimeoutMs',
      given.instancetimeout ?? given.emulatortimeout,
      defaults.instanceTimeoutMs,
      notes,
    ),
  };
}

function conflictOf(
  given: number | string | undefined,
  otherwise: ConflictPolicy,
  notes: GoNotes,
): ConflictPolicy {
  if (given === undefined) return otherwise;
  const text = String(given).trim().toLowerCase();
  const word = Object.hasOwn(CONFLICT_OF_WORD, text) ? CONFLICT_OF_WORD[text] : undefined;
  const known = /^\d$/.test(text) ? CONFLICT_OF_NUMBER[Number(text)] : word;
  return known ?? notes.becomes('launchOptions.onConflict', 'approximated', given, otherwise);
}

/**
 * When a bot started again. The earlier program kept the policy twice and used that of the launch options; the other
 * counts where that one is missing.
 */
export function restartPolicyOf(group: GoGroup, notes: GoNotes): RestartPolicy {
  const inner = group.launchoptions?.restartpolicy;
  const outer = group.restartpolicy;
  const given = inner ?? outer;
  if (inner && outer && JSON.stringify(inner) !== JSON.stringify(outer)) {
    notes.add('restartPolicy', 'ignored', {
      key: 'The restart policy outside of the launch options',
    });
  }
  return given ? convertPolicy(given, notes) : RestartPolicy.parse({ mode: 'never' });
}

function convertPolicy(given: GoRestartPolicy, notes: GoNotes): RestartPolicy {
  const defaults = RestartPolicy.parse({});
  const initialDelayMs = delayOf(
    'restartPolicy.initialDelayMs',
    given.initialdelay,
    defaults.initialDelayMs,
    notes,
  );
  const maxDelayMs = delayOf('restartPolicy.maxDelayMs', given.maxdelay, defaults.maxDelayMs, notes);
  if (given.resetonsuccess === false) {
    notes.add('restartPolicy.resetAfterMs', 'ignored', { key: 'Keeping failures after a success' });
  }
  const isEnabled = given.enabled === true;
  if (isEnabled) notes.add('loop.kind', 'loop_after_success');
  return {
    ...defaults,
    mode: isEnabled ? 'onFailure' : 'never',
    maxRetries: retriesOf(given.maxretries, defaults.maxRetries, notes),
    initialDelayMs,
    maxDelayMs:
      maxDelayMs < initialDelayMs
        ? notes.becomes('restartPolicy.maxDelayMs', 'approximated', maxDelayMs, initialDelayMs)
        : maxDelayMs,
    factor: factorOf(given.backofffactor, defaults.factor, notes),
    // It waited exactly as long as it said.
    jitter: 0,
  };
}

/** Zero and less meant no limit. */
function retriesOf(given: number | undefined, otherwise: number, notes: GoNotes): number {
  if (given === undefined) return otherwise;
  if (given > 0) return given;
  return given === -1 ? given : notes.becomes('restartPolicy.maxRetries', 'converted', given, -1);
}

function factorOf(given: number | undefined, otherwise: number, notes: GoNotes): number {
  if (given === undefined) return otherwise;
  if (given >= 1) return given;
  return given > 0
    ? notes.becomes('restartPolicy.factor', 'approximated', given, 1)
    : notes.otherwise('restartPolicy.factor', otherwise);
}

function delayOf(
  path: string,
  given: string | number | undefined,
  otherwiseMs: number,
  notes: GoNotes,
): number {
  if (given === undefined) return otherwiseMs;
  const ms = parseGoDuration(given);
  if (ms !== undefined && ms > 0 && Number.isSafeInteger(ms)) return ms;
  return notes.otherwise(path, otherwiseMs, spokenDuration(otherwiseMs));
}
