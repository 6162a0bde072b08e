import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { ACTION_ROWS } from '../../../testing/routine-matrix/action-rows';
import {
  badWritings,
  nameOf,
  parameterNames,
  problemAt,
  writtenIn,
} from '../../../testing/routine-matrix/bad-writings';
import type { ActionRow, Left } from '../../../testing/routine-matrix/matrix-row';
import {
  leftByRow,
  textOfRow,
  upToWait,
  waitingsOf,
  withTimeout,
  type Waiting,
} from '../../../testing/routine-matrix/play-row';
import { linkTexts } from '../../../testing/routine-world';
import { ACTIONS } from './action-registry';
import type { ActionEntry } from './action';

const MINUTE_MS = 60_000;
const NOTHING: Left = {
  ...{ end: 'ok', calls: [], logs: [], notices: [], requests: [], screenshots: [], accounts: [] },
  counters: {},
};

function rowOf({ name }: ActionEntry): ActionRow {
  const row = ACTION_ROWS[name];
  if (!row) throw new Error(`There is no row for "${name}" in testing/routine-matrix/action-rows.ts`);
  return row;
}

/** An action without a row fails its own tests, not those of all others. */
const waitsOf = ({ name }: ActionEntry): readonly string[] => ACTION_ROWS[name]?.waits ?? [];

function errorsOf(row: ActionRow, step: string) {
  const main = textOfRow({ ...row, before: [], after: [] }, step);
  const problems = linkTexts({ ...row.others, main }).get('main')?.summary.problems ?? [];
  return { text: main, errors: problems.filter(({ level }) => level === 'error') };
}

it('every row is of an action there is', () => {
  const names = ACTIONS.map(({ name }) => name);
  expect(Object.keys(ACTION_ROWS).filter((name) => !names.includes(name))).toEqual([]);
});

describe.each(ACTIONS.map((entry) => [entry.name, entry] as const))('%s', (_name, entry) => {
  it('does what it says', async () => {
    const row = rowOf(entry);
    expect(await leftByRow(row)).toEqual({ ...NOTHING, ...row.left });
  });

  it('is written with every parameter it has, and each way is right', () => {
    const row = rowOf(entry);
    const ways = [row.step, ...(row.also ?? [])];
    const written = new Set(
      ways.flatMap((way) => writtenIn(entry.schema, parse(way)).parameters.map(({ keys }) => nameOf(keys))),
    );
    expect(parameterNames(entry.schema).filter((name) => !written.has(name))).toEqual([]);
    // Hold and release are for sentries alone; a routine nobody guards with them is told so.
    for (const way of ways)
      expect(errorsOf(row, way).errors.filter(({ code }) => code !== 'sentry_only')).toEqual([]);
  });

  it('refuses each parameter that is wrong, missing or unknown, at its place', () => {
    const row = rowOf(entry);
    for (const way of [row.step, ...(row.also ?? [])])
      for (const bad of badWritings(way, { schema: entry.schema, base: [] })) {
        const inLoop = row.inLoop === true ? ['repeat', 'steps', 0] : [];
        const { text, errors } = errorsOf(row, JSON.stringify(bad.step));
        expect(errors, bad.what).toContainEqual(problemAt(text, ['steps', 0, ...inLoop, ...bad.keys], bad));
      }
  });

  it.each(waitingsOf({ waits: waitsOf(entry) }))(
    'is stopped while it waits for $what ($kind)',
    async (waiting) => {
      const row = rowOf(entry);
      const { world, run, sent } = await upToWait(row, waiting);
      expect(run.outcome()).toBeUndefined();
      const before = sent();
      run.abort('stop');
      await settle(world.clock, waiting);
      expect(run.outcome()).toEqual({ rejected: 'stop' });
      await world.clock.advance(MINUTE_MS);
      expect(sent()).toEqual(before);
      expect(world.clock.pending()).toBe(0);
    },
  );

  it.each(waitingsOf({ waits: waitsOf(entry) }))(
    'is ended by its timeout while it waits for $what ($kind)',
    async (waiting) => {
      const row = rowOf(entry);
      const { world, run, sent } = await upToWait(row, waiting, withTimeout(row.step, '3s'));
      expect(run.outcome()).toBeUndefined();
      const before = sent();
      await world.clock.advance(3_000);
      await settle(world.clock, waiting);
      const step = String((row.before ?? []).length + 2);
      const code = row.endsInVain?.includes(waiting.what) === true ? 'condition_not_met' : 'step_timeout';
      const failure = { class: 'timeout', code, step, detail: { timeoutMs: 3_000 } };
      expect(run.outcome()).toMatchObject({ ok: false, failure });
      await world.clock.advance(MINUTE_MS);
      const last = (row.afterItsTime ?? []).filter((call) => !before.includes(call));
      expect([...sent()].sort()).toEqual([...before, ...last].sort());
      expect(world.clock.pending()).toBe(0);
    },
  );

  const { defaultTimeoutMs } = entry;
  if (defaultTimeoutMs !== undefined)
    it('has a time limit of its own', async () => {
      const [what = ''] = rowOf(entry).waits;
      const { world, run } = await upToWait(rowOf(entry), { what, kind: 'stoppable' });
      await world.clock.advance(defaultTimeoutMs - 200);
      expect(run.outcome()).toBeUndefined();
      await world.clock.advance(200);
      expect(run.outcome()).toMatchObject({ failure: { code: 'step_timeout' } });
    });

  if (waitsOf(entry).length === 0)
    it('waits for nothing: a stop before it leaves nothing of it', async () => {
      const { run, sent, world } = await upToWaitBefore(rowOf(entry));
      const before = sent();
      run.abort('stop');
      await world.clock.advance(MINUTE_MS);
      expect(run.outcome()).toEqual({ rejected: 'stop' });
      expect(sent()).toEqual(before);
      expect(world.counters.all()).toEqual({});
    });
});

/** What can be stopped ends at once; what is deaf to it has ended when it has. */
async function settle(clock: { advance(ms: number): Promise<void> }, { kind }: Waiting): Promise<void> {
  await clock.advance(kind === 'deaf' ? 5_000 : 0);
}

async function upToWaitBefore(row: ActionRow): ReturnType<typeof upToWait> {
  return upToWait(
    { ...row, before: [...(row.before ?? []), 'wait: 10s'] },
    { what: 'clock', kind: 'stoppable' },
  );
}
