import type { Handlers } from '../../../shared/contract';
import { ok } from '../../../shared/errors';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `simulator.${string}` | `settings.${string}`>;

/** Calls on the program itself. Wiring, no logic. */
export function createHostHandlers({ simulator, settings }: HandlerParts): Pick<Handlers, Names> {
  return {
    'simulator.start': ({ devices }, { signal }) => simulator.start(devices, signal),
    'simulator.stop': async () => {
      await simulator.stop();
      return ok({});
    },
    'settings.get': () => Promise.resolve(ok(settings.get())),
    'settings.set': (change) => settings.set(change),
  };
}
