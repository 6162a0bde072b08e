import { msg } from '../catalogue/translate';
import { lateTexts } from './words';

/** What the fields of a definition, and of a pool, are called wherever a person meets them; looked up when read. */
export const FIELD_LABELS: Readonly<Record<string, string>> = lateTexts({
  name: msg('Name'),
  description: msg('Description'),
  tags: msg('Tags'),
  routineName: msg('Routine'),
  routineConfig: msg('Inputs'),
  availableInstances: msg('Instances'),
  requestedBotCount: msg('Bots'),
  accountPoolName: msg('Account pool'),
  'launchOptions.validateRoutine': msg('Check the routine'),
  'launchOptions.validateTemplates': msg('Check templates'),
  'launchOptions.validateInstances': msg('Check instances'),
  'launchOptions.onConflict': msg('If an instance is in use'),
  'launchOptions.stagger': msg('Pause between two bots'),
  'launchOptions.stagger.mode': msg('How bots follow each other'),
  'launchOptions.stagger.delayMs': msg('Pause between two bots'),
  'launchOptions.instanceTimeoutMs': msg('Wait for an instance'),
  'launchOptions.startInstances': msg('Start instances that are off'),
  'restartPolicy.mode': msg('After a failure'),
  'restartPolicy.maxRetries': msg('Tries'),
  'restartPolicy.initialDelayMs': msg('First wait'),
  'restartPolicy.maxDelayMs': msg('Longest wait'),
  'restartPolicy.factor': msg('Growth of the wait'),
  'restartPolicy.jitter': msg('Random share of the wait'),
  'restartPolicy.resetAfterMs': msg('Forget failures after'),
  'restartPolicy.giveUp': msg('When it gives up'),
  'restartPolicy.giveUp.failures': msg('Give up after failures'),
  'restartPolicy.giveUp.withinMs': msg('Give up within'),
  startAt: msg('First step'),
  loop: msg('Repeat'),
  'loop.kind': msg('Repeat'),
  'loop.count': msg('Iterations'),
  'loop.at': msg('Repeat until'),
  'loop.pauseMs': msg('Pause between iterations'),
  'retry.maxFailures': msg('Failures in a row'),
  'retry.cooldownMs': msg('Rest after a failure'),
  'reuse.afterMs': msg('Taken again after'),
  'onExhausted.timeoutMs': msg('Longest wait for an account'),
  watchedFolders: msg('Watched folders'),
});

/** The label of a field, or the last part of its path when it has none (an input's name). */
export function labelOfPath(path: string): string {
  return FIELD_LABELS[path] ?? path.slice(path.indexOf('.') + 1);
}
