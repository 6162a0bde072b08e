import type { VariableValue } from './ports';
import type { KeptVariables } from './routine-runner';

/** What one bot keeps; it lives as long as the bot does. */
export function createKeptVariables(): KeptVariables {
  const byRoutine = new Map<string, Map<string, VariableValue>>();
  return {
    of: (routineName) => byRoutine.get(routineName) ?? new Map(),
    keep(routineName, name, value) {
      const own = byRoutine.get(routineName) ?? new Map<string, VariableValue>();
      byRoutine.set(routineName, own.set(name, value));
    },
  };
}
