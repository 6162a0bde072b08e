import { t } from '../../../shared/catalogue/translate';
import { listed } from '../../../shared/explain/words';
import type { GroupView } from '../../../shared/view';

/** Names of groups by the reference of the instance they hold. */
export type Holders = Readonly<Record<string, string>>;

const NAMED = 2;

/** `Waits for sim:1, held by “Night soak”; waits until sim:2 is ready`. */
export function waitingWords(waitingFor: GroupView['waitingFor'], holders: Holders): string {
  const leased = waitingFor.filter(({ what }) => what === 'lease').map(({ ref }) => ref);
  const booting = waitingFor.filter(({ what }) => what === 'boot').map(({ ref }) => ref);
  const turns = turnsOf(leased, holders);
  const values = {
    turns: listed(turns, NAMED),
    booting: listed(booting, NAMED),
    count: booting.length,
  };
  if (booting.length === 0) return turns.length === 0 ? '' : t('Waits for {turns}', values);
  return turns.length === 0
    ? t('Waits until {booting} {count, plural, one {is} other {are}} ready', values)
    : t('Waits for {turns}; waits until {booting} {count, plural, one {is} other {are}} ready', values);
}

/** One entry per holder: `sim:1 and sim:2, held by “Night soak”`. */
function turnsOf(refs: readonly string[], holders: Holders): string[] {
  const names = [...new Set(refs.map((ref) => holders[ref] ?? ''))];
  return names.map((name) => {
    const held = listed(
      refs.filter((ref) => (holders[ref] ?? '') === name),
      NAMED,
    );
    return name === '' ? held : t('{instances}, held by “{name}”', { instances: held, name });
  });
}
