import type { Handlers } from '../../../shared/contract';
import { err, ok } from '../../../shared/errors';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `simulator.${string}` | `settings.${string}` | `host.${string}`>;

/** Calls on the program itself. Wiring, no logic. */
export function createHostHandlers({ simulator, settings, reveal }: HandlerParts): Pick<Handlers, Names> {
  return {
    'simulator.start': ({ devices }, { signal }) => simulator.start(devices, signal),
    'simulator.stop': async () => {
      await simulator.stop();
      return ok({});
    },
    'host.reveal': async ({ path }) =>
      (await reveal(path)) ? ok({}) : err({ code: 'reveal_unavailable', path }),
    'settings.get': () => Promise.resolve(ok(settings.get())),
    'settings.set': (change) => settings.set(change),
  };
}
