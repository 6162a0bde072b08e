import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import {
  badWritings,
  nameOf,
  parameterNames,
  problemAt,
  writtenIn,
} from '../../../testing/routine-matrix/bad-writings';
import { CONDITION_ROWS } from '../../../testing/routine-matrix/condition-rows';
import type { ActionRow, ConditionRow } from '../../../testing/routine-matrix/matrix-row';
import { leftByRow, upToWait, waitingsOf, withTimeout } from '../../../testing/routine-matrix/play-row';
import { problemsOf, type RoutineWorld } from '../../../testing/routine-world';
import type { ConditionEntry } from './condition';
import { CONDITIONS } from './condition-registry';

const MINUTE_MS = 60_000;

function rowOf({ name }: ConditionEntry): ConditionRow {
  const row = CONDITION_ROWS[name];
  if (!row) throw new Error(`There is no row for "${name}" in testing/routine-matrix/condition-rows.ts`);
  return row;
}

/** The condition wherever one may stand; `key YES` where it holds, `key NO` where not. */
const PLACES: readonly (readonly [place: string, step: (condition: string) => string])[] = [
  ['if', (is) => `{ if: ${is}, then: [{ key: YES }], else: [{ key: NO }] }`],
  [
    'elseIf',
    (is) =>
      `{ if: { is: false }, then: [], elseIf: [{ if: ${is}, then: [{ key: YES }] }], else: [{ key: NO }] }`,
  ],
  ['switch', (is) => `{ switch: [{ when: ${is}, then: [{ key: YES }] }], else: [{ key: NO }] }`],
  [
    'firstOf',
    (is) => `{ firstOf: [{ when: ${is}, then: [{ key: YES }] }], within: 1s, else: [{ key: NO }] }`,
  ],
  ['waitFor', (is) => `{ try: [{ waitFor: ${is}, timeout: 1s }, { key: YES }], catch: [{ key: NO }] }`],
  ['while', (is) => `{ try: [{ while: ${is}, atMost: 1, steps: [] }, { key: NO }], catch: [{ key: YES }] }`],
  ['until', (is) => `{ try: [{ until: ${is}, atMost: 1, steps: [] }, { key: YES }], catch: [{ key: NO }] }`],
  ['not', (is) => `{ if: { not: ${is} }, then: [{ key: NO }], else: [{ key: YES }] }`],
  ['all', (is) => `{ if: { all: [{ is: true }, ${is}] }, then: [{ key: YES }], else: [{ key: NO }] }`],
];

function asAction(row: ConditionRow, step: string, world?: (world: RoutineWorld) => void): ActionRow {
  return { before: row.before ?? [], step, ...(world && { world }), left: {}, waits: [] };
}

it('every row is of a condition there is', () => {
  const names = CONDITIONS.map(({ name }) => name);
  expect(Object.keys(CONDITION_ROWS).filter((name) => !names.includes(name))).toEqual([]);
});

describe.each(CONDITIONS.map((entry) => [entry.name, entry] as const))('%s', (name, entry) => {
  it.each(PLACES)('in %s: holds where it should, and only there', async (_place, step) => {
    const row = rowOf(entry);
    const held = await leftByRow(asAction(row, step(row.condition), row.holds));
    expect([held.end, held.calls]).toEqual(['ok', ['key YES']]);
    const other = await leftByRow(asAction(row, step(row.condition), row.holdsNot ?? (() => undefined)));
    expect([other.end, other.calls]).toEqual(['ok', ['key NO']]);
  });

  it('as a guard: the step is left out where it does not hold', async () => {
    const row = rowOf(entry);
    const step = `{ key: YES, when: ${row.condition} }`;
    expect((await leftByRow(asAction(row, step, row.holds))).calls).toEqual(['key YES']);
    expect((await leftByRow(asAction(row, step, row.holdsNot ?? (() => undefined)))).calls).toEqual([]);
  });

  it('is written with every parameter it has, and each way is right', () => {
    const row = rowOf(entry);
    const ways = [row.condition, ...(row.also ?? [])];
    const written = new Set(
      ways.flatMap((way) =>
        writtenIn(entry.schema, Reflect.get(parse(way) as object, name)).parameters.map(({ keys }) =>
          nameOf(keys),
        ),
      ),
    );
    expect(parameterNames(entry.schema).filter((key) => !written.has(key))).toEqual([]);
    for (const way of ways)
      expect(problemsOf(textOf(way)).filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('refuses each parameter that is wrong, missing or unknown, at its place', () => {
    const row = rowOf(entry);
    for (const way of [row.condition, ...(row.also ?? [])])
      for (const bad of badWritings(way, { schema: entry.schema, base: [name] })) {
        const text = textOf(JSON.stringify(bad.step));
        expect(problemsOf(text), bad.what).toContainEqual(
          problemAt(text, ['steps', 0, 'waitFor', ...bad.keys], bad),
        );
      }
  });

  const waits = CONDITION_ROWS[name]?.waits ?? null;
  const waitings = waitingsOf({ waits: waits === null ? [] : [waits] });

  it.each(waitings)('is stopped in the middle of a look ($kind)', async (waiting) => {
    const row = rowOf(entry);
    const { world, run, sent } = await upToWait(asAction(row, `{ waitFor: ${row.condition} }`), waiting);
    expect(run.outcome()).toBeUndefined();
    const before = sent();
    run.abort('stop');
    await world.clock.advance(waiting.kind === 'deaf' ? 5_000 : 0);
    expect(run.outcome()).toEqual({ rejected: 'stop' });
    await world.clock.advance(MINUTE_MS);
    expect([sent(), world.clock.pending()]).toEqual([before, 0]);
  });

  it.each(waitings)('is ended in the middle of a look when the time is over ($kind)', async (waiting) => {
    const row = rowOf(entry);
    const step = withTimeout(`{ waitFor: ${row.condition} }`, '3s');
    const { world, run, sent } = await upToWait(asAction(row, step), waiting);
    const before = sent();
    await world.clock.advance(waiting.kind === 'deaf' ? 5_000 : 3_000);
    const failure = { class: 'timeout', code: 'step_timeout', detail: { timeoutMs: 3_000 } };
    expect(run.outcome()).toMatchObject({ ok: false, failure });
    await world.clock.advance(MINUTE_MS);
    expect([sent(), world.clock.pending()]).toEqual([before, 0]);
  });

  it.each(waitings)('as a guard: a stop in the middle of a look ends the step ($kind)', async (waiting) => {
    const row = rowOf(entry);
    const step = `{ key: NEVER, when: ${row.condition} }`;
    const { world, run, sent } = await upToWait(asAction(row, step), waiting);
    const before = sent();
    run.abort('stop');
    await world.clock.advance(waiting.kind === 'deaf' ? 5_000 : 0);
    expect(run.outcome()).toEqual({ rejected: 'stop' });
    expect([sent(), world.clock.pending()]).toEqual([before, 0]);
  });
});

const textOf = (condition: string): string => `steps:\n  - { waitFor: ${condition} }`;
