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
  const parts = [
    turns.length === 0 ? '' : `waits for ${listed(turns, NAMED)}`,
    booting.length === 0
      ? ''
      : `waits until ${listed(booting, NAMED)} ${booting.length === 1 ? 'is' : 'are'} ready`,
  ];
  const text = parts.filter(Boolean).join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One entry per holder: `sim:1 and sim:2, held by “Night soak”`. */
function turnsOf(refs: readonly string[], holders: Holders): string[] {
  const names = [...new Set(refs.map((ref) => holders[ref] ?? ''))];
  return names.map((name) => {
    const held = listed(
      refs.filter((ref) => (holders[ref] ?? '') === name),
      NAMED,
    );
    return name === '' ? held : `${held}, held by “${name}”`;
  });
}
