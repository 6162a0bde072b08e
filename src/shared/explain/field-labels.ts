/** What the fields of a definition are called wherever a person meets them. */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  description: 'Description',
  tags: 'Tags',
  routineName: 'Routine',
  routineConfig: 'Inputs',
  availableInstances: 'Instances',
  requestedBotCount: 'Bots',
  accountPoolName: 'Account pool',
  'launchOptions.validateRoutine': 'Check the routine',
  'launchOptions.validateTemplates': 'Check templates',
  'launchOptions.validateInstances': 'Check instances',
  'launchOptions.onConflict': 'If an instance is in use',
  'launchOptions.stagger.mode': 'How bots follow each other',
  'launchOptions.stagger.delayMs': 'Pause between two bots',
  'launchOptions.instanceTimeoutMs': 'Wait for an instance',
  'launchOptions.startInstances': 'Start instances that are off',
  'restartPolicy.mode': 'After a failure',
  'restartPolicy.maxRetries': 'Tries',
  'restartPolicy.initialDelayMs': 'First wait',
  'restartPolicy.maxDelayMs': 'Longest wait',
  'restartPolicy.factor': 'Growth of the wait',
  'restartPolicy.jitter': 'Random share of the wait',
  'restartPolicy.resetAfterMs': 'Forget failures after',
  'restartPolicy.giveUp.failures': 'Give up after failures',
  'restartPolicy.giveUp.withinMs': 'Give up within',
  'loop.kind': 'Repeat',
  'loop.count': 'Iterations',
  'loop.at': 'Repeat until',
  'loop.pauseMs': 'Pause between iterations',
};

/** The label of a field, or the last part of its path when it has none (an input's name). */
export function labelOfPath(path: string): string {
  return FIELD_LABELS[path] ?? path.slice(path.indexOf('.') + 1);
}
