import type { Handlers } from '../../../shared/contract';
import { err, ok } from '../../../shared/errors';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `routines.${string}`>;
type Parts = Pick<HandlerParts, 'accounts' | 'definitions' | 'groupTemplates' | 'routines' | 'consents'>;

/** Calls on routines → their directory and the store of consents. Wiring, no logic. */
export function createRoutineHandlers(parts: Parts): Pick<Handlers, Names> {
  const { routines, consents } = parts;
  return {
    'routines.read': async ({ routineName }) => {
      const read = await routines.read(routineName);
      return read.ok ? ok({ ...read.value, mayConsent: true }) : read;
    },
    'routines.check': ({ routineName, text }) => Promise.resolve(ok(routines.check(routineName, text))),
    'routines.consent': async (change) => {
      const { routineName, hash, allow } = change;
      const found = routines.list().find(({ name }) => name === routineName);
      // What was allowed may be taken back when the routine is another by now, or gone.
      if (allow && !found) return err({ code: 'routine_not_found', routineName });
      if (allow && found?.hash !== hash) return err({ code: 'routine_changed', routineName });
      return consents.change({ ...change, privateHosts: found?.privateHosts });
    },
    'routines.usedBy': ({ routineName }) => Promise.resolve(ok(usedBy(routineName, parts))),
  };
}

function usedBy(routineName: string, { accounts, definitions, groupTemplates, routines }: Parts) {
  const groupsIn = ({ list }: Pick<Parts['definitions'], 'list'>): string[] =>
    list()
      .filter(({ definition }) => definition.routineName === routineName)
      .map(({ definition }) => definition.name);
  return {
    routines: routines
      .list()
      .filter(({ calls }) => calls.includes(routineName))
      .map(({ name }) => name),
    groups: groupsIn(definitions),
    groupTemplates: groupsIn(groupTemplates),
    pools: accounts.pools
      .list()
      .filter(({ pool }) => [pool.provision, pool.cleanUp].some((used) => used?.routineName === routineName))
      .map(({ pool }) => pool.name),
  };
}
