import { NoAccountError } from '../src/main/routines/no-accounts';
import type { Scalar } from '../src/main/routines/expression/cel-expression';
import type { ActionAccounts } from '../src/main/routines/ports';

type Fields = Map<string, Scalar | null>;

/** A pool of accounts for one bot in a test of routines, in memory. */
export interface RoutineAccounts {
  readonly ofBot: ActionAccounts;
  /** Accounts left to take, by key; each with its fields and secrets. */
  readonly left: Map<string, { readonly fields: Fields; readonly secrets: ReadonlyMap<string, string> }>;
  /** How uses ended: `completed acc-1 {"coins":3}`, `failed acc-1 reason {}`. */
  readonly ends: string[];
  /** What the next take waits for. */
  beforeTake: (signal: AbortSignal) => Promise<void>;
}

/** A pool with the accounts `acc-1` and `acc-2`: level 12, no last reward, password `s3cret word`. */
export function createRoutineAccounts(): RoutineAccounts {
  const ends: string[] = [];
  const accountOf = () => ({
    fields: new Map<string, Scalar | null>([
      ['level', 12],
      ['lastReward', null],
    ]),
    secrets: new Map([['password', 's3cret word']]),
  });
  const left: RoutineAccounts['left'] = new Map([
    ['acc-1', accountOf()],
    ['acc-2', accountOf()],
  ]);
  let held: { key: string; fields: Fields; secrets: ReadonlyMap<string, string> } | undefined;
  let numbers: Record<string, number> = {};
  const inHand = (): NonNullable<typeof held> => {
    if (!held) throw new NoAccountError('nothing in hand');
    return held;
  };
  const end = (outcome: string, reason: string): void => {
    ends.push(
      [outcome, inHand().key, reason, JSON.stringify(numbers)].filter((part) => part !== '').join(' '),
    );
    held = undefined;
    numbers = {};
  };
  const later = async (act: () => void): Promise<void> => {
    await Promise.resolve();
    act();
  };
  const world: RoutineAccounts = {
    left,
    ends,
    beforeTake: () => Promise.resolve(),
    ofBot: {
      current: () => (held ? { key: held.key, label: `Label of ${held.key}` } : null),
      async take(signal) {
        await world.beforeTake(signal);
        const [next] = left;
        if (!held && next) {
          left.delete(next[0]);
          held = { key: next[0], ...next[1] };
        }
        return { key: inHand().key, label: '' };
      },
      complete: (reported) =>
        later(() => {
          Object.assign(numbers, reported);
          end('completed', '');
        }),
      fail: (reason) => later(() => end('failed', reason)),
      giveBack: (reason) => later(() => end('returned', reason)),
      quarantine: (reason) => later(() => end('quarantined', reason)),
      report: (reported) => {
        inHand();
        Object.assign(numbers, reported);
      },
      field: async (name) => {
        await Promise.resolve();
        return inHand().fields.get(name) ?? null;
      },
      setField: (name, value) => later(() => void inHand().fields.set(name, value)),
      incrementField: async (name, amount) => {
        await Promise.resolve();
        const sum = Number(inHand().fields.get(name) ?? 0) + amount;
        inHand().fields.set(name, sum);
        return sum;
      },
      secret: async (name) => {
        await Promise.resolve();
        return inHand().secrets.get(name) ?? '';
      },
    },
  };
  return world;
}
