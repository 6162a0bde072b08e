import type { BotGroupDefinition } from '../src/shared/definition';

/** Routines the tests of groups run. */
export const TAP_LOOP = 'steps:\n  - tap: { x: 100, y: 100 }\n  - wait: 20ms\n';
export const LONG_WAIT = 'steps:\n  - wait: 10m\n';

/** A definition of `bots` bots without stagger on `sim:1` … `sim:<bots>`; failing devices are given up on in 2 s. */
export function groupOn(routineName: string, bots: number): Partial<BotGroupDefinition> & LaunchPart {
  return {
    name: `${routineName} on ${String(bots)}`,
    routineName,
    availableInstances: Array.from({ length: bots }, (_, index) => `sim:${String(index + 1)}`),
    requestedBotCount: bots,
    launchOptions: {
      validateRoutine: true,
      validateTemplates: true,
      validateInstances: true,
      onConflict: 'skip',
      instanceTimeoutMs: 2_000,
      startInstances: true,
      stagger: { mode: 'fixed', delayMs: 0 },
    },
  };
}

type LaunchPart = Pick<BotGroupDefinition, 'launchOptions'>;
