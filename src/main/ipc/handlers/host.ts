import type { Handlers } from '../../../shared/contract';
import { err, ok } from '../../../shared/errors';
import type { HandlerParts } from '../handler-parts';

type Areas = 'simulator' | 'settings' | 'host' | 'adb' | 'desktop';
type Names = Extract<keyof Handlers, `${Areas}.${string}`>;

/** Calls on the program itself. Wiring, no logic. */
export function createHostHandlers(parts: HandlerParts): Pick<Handlers, Names> {
  const { simulator, settings, reveal, checkAdb, desktop } = parts;
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
    'adb.check': ({ path }, { signal }) => checkAdb(path, signal),
    'desktop.testNotice': () =>
      Promise.resolve(desktop ? ok({ shown: desktop.testNotice() }) : err({ code: 'desktop_only' })),
    'desktop.chooseDataFolder': () =>
      desktop ? desktop.chooseDataFolder() : Promise.resolve(err({ code: 'desktop_only' })),
  };
}
