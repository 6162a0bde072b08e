import type { Handlers } from '../../../shared/contract';
import { err } from '../../../shared/errors';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `instances.${string}`>;

/** Calls on single instances. Wiring, no logic. */
export function createInstanceHandlers({ preflight }: HandlerParts): Pick<Handlers, Names> {
  const [server] = preflight.directory.servers();
  const absent = { code: 'adb_server_absent', adbServer: server?.address ?? null } as const;
  const unknown = ({ ref }: { ref: string }) => Promise.resolve(err({ code: 'instance_not_found', ref }));
  return {
    'instances.connect': () => Promise.resolve(err(absent)),
    'instances.forget': unknown,
    'instances.reconnect': unknown,
    'instances.rename': unknown,
    'instances.screenshot': unknown,
  };
}
