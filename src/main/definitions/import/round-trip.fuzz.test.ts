import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BotGroupDefinition } from '../../../shared/definition';
import { checkDefinition } from '../../../shared/definition-rules';
import { explainImportRefusal } from '../../../shared/explain/import';
import { DefinitionId } from '../../../shared/ids';
import { exportDefinitions } from '../export/export-definitions';
import { encodeDefinition } from '../definition-format';
import type { ImportedEntry } from './imported-entry';
import { readSource } from './read-source';

const parts = {
  newId: () => DefinitionId.parse('new'),
  nowIso: () => '2026-06-01T00:00:00.000Z',
  breathe: () => new Promise<void>((resolve) => setImmediate(resolve)),
};
const read = (name: string, text: string | Uint8Array) =>
  readSource(name, typeof text === 'string' ? Buffer.from(text) : text, parts);

const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((value) => value.toWellFormed());
const ms = fc.integer({ min: -1, max: 1_000_000_000 });
const mine = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 12 }).map((key) => `x${key.toWellFormed()}`),
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value).toWellFormed()) as unknown),
  { maxKeys: 3 },
);
const loop = fc.oneof(
  fc.record({ kind: fc.constant('once' as const) }),
  fc.record({ kind: fc.constant('count' as const), count: ms, pauseMs: ms }),
  fc.record({ kind: fc.constant('until' as const), at: text, pauseMs: ms }),
  fc.record({ kind: fc.constant('forever' as const), pauseMs: ms }),
);
const time = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
  .map((date) => date.toISOString());
const definition = fc
  .record({
    schemaVersion: fc.constant(1),
    id: fc.uuid(),
    name: text,
    description: text,
    tags: fc.array(text, { maxLength: 4 }),
    routineName: text,
    routineConfig: fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      fc.oneof(
        text,
        fc.boolean(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      ),
    ),
    availableInstances: fc.array(
      fc.oneof(
        fc.nat(9).map((n) => `sim:${String(n)}`),
        text,
      ),
      { maxLength: 5 },
    ),
    requestedBotCount: fc.integer(),
    accountPoolName: fc.option(text),
    launchOptions: fc.record({ stagger: fc.record({ mode: fc.constant('fixed'), delayMs: ms }), mine }),
    restartPolicy: fc.record({
      maxRetries: fc.integer(),
      factor: fc.double({ min: 0.1, max: 9, noNaN: true }),
    }),
    loop,
    createdAt: time,
    updatedAt: time,
    extra: mine,
  })
  .map(({ extra, ...known }) => BotGroupDefinition.parse({ ...extra, ...known }));

function definitionsOf(entries: readonly ImportedEntry[]) {
  return entries.map(({ found }) => {
    if (!('definition' in found)) throw new Error(JSON.stringify(found.refusal));
    return found.definition;
  });
}

/** The bytes Muster writes say all of a definition. */
const written = (value: BotGroupDefinition): string => Buffer.from(encodeDefinition(value)).toString();

/** Hundreds of runs, on a machine with other work. */
const UNHURRIED = { timeout: 60_000 };

describe('any definition', UNHURRIED, () => {
  it('is the same after export and import: file, bundle, share string', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(definition, { minLength: 1, maxLength: 4 }), async (definitions) => {
        for (const form of ['file', 'shareString'] as const) {
          const { fileName, text: exported } = exportDefinitions(definitions, form, () => []);
          const back = definitionsOf(await read(fileName, exported));
          expect(back.map(written)).toEqual(definitions.map(written));
        }
      }),
      { numRuns: 50 },
    );
  });
});

/** One way to damage a text. */
const damage = fc.oneof(
  fc.record({ what: fc.constant('cut' as const), at: fc.nat(), length: fc.nat(40) }),
  fc.record({
    what: fc.constant('insert' as const),
    at: fc.nat(),
    with: fc.oneof(
      text,
      fc.constantFrom('{', '[', '"', '\u0000', '\\', ': ', '- ', '&a ', '*a', '1e999', '__proto__'),
    ),
  }),
  fc.record({ what: fc.constant('double' as const), at: fc.nat(), length: fc.nat(200) }),
);

function damaged(
  original: string,
  changes: readonly (typeof damage extends fc.Arbitrary<infer T> ? T : never)[],
): string {
  return changes.reduce((value, change) => {
    const at = change.at % (value.length + 1);
    if (change.what === 'cut') return value.slice(0, at) + value.slice(at + change.length);
    if (change.what === 'insert') return value.slice(0, at) + change.with + value.slice(at);
    return (
      value.slice(0, at) + value.slice(at, at + change.length).repeat(2) + value.slice(at + change.length)
    );
  }, original);
}

/** What work takes on a machine that does nothing else: the first of five tries that is quick, else the quickest. */
async function quickestMs(work: () => Promise<unknown>): Promise<number> {
  let quickest = Infinity;
  for (let tries = 0; tries < 5 && quickest >= 200; tries += 1) {
    const started = performance.now();
    await work();
    quickest = Math.min(quickest, performance.now() - started);
  }
  return quickest;
}

const GO_YAML = `name: Farm
routine_name: farm/daily
routine_config: {max_runs: "100"}
available_instances: [1, 2]
requested_bot_count: 2
launch_options:
  on_conflict: 2
  stagger_delay: 5s
  restart_policy: {enabled: true, max_retries: 5, max_delay: 5m0s}
tags: [x]
`;

describe('any damage to a good source', UNHURRIED, () => {
  it('leaves definitions that can be checked, or a refusal that names a place, within a second', async () => {
    const source = fc.oneof(
      definition.map((value) => ['a.json', exportDefinitions([value], 'file', () => []).text] as const),
      definition.map((value) => ['a.txt', exportDefinitions([value], 'shareString', () => []).text] as const),
      fc.constant(['a.yaml', GO_YAML] as const),
    );
    await fc.assert(
      fc.asyncProperty(
        source,
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        async ([name, good], changes) => {
          const bad = damaged(good, changes);
          const entries = await read(name, bad);
          expect(await quickestMs(() => read(name, bad))).toBeLessThan(1_000);
          expect(entries.length).toBeGreaterThan(0);
          for (const { found } of entries) {
            if ('definition' in found) expect(Array.isArray(checkDefinition(found.definition))).toBe(true);
            else expect(explainImportRefusal(found.refusal).title).not.toBe('');
          }
        },
      ),
      { numRuns: 120 },
    );
  });

  it('of any value in it names its path or is taken as a draft', async () => {
    await fc.assert(
      fc.asyncProperty(definition, fc.nat(), fc.jsonValue(), async (good, which, value) => {
        const keys = Object.keys(good).filter((key) => key !== '$schema');
        const key = keys[which % keys.length] ?? 'name';
        const [entry] = await read('a.json', JSON.stringify({ ...good, [key]: value }));
        if (!entry || 'definition' in entry.found) return;
        const { refusal } = entry.found;
        const reason = refusal.code === 'unreadable' ? refusal.reason : undefined;
        if (reason?.code === 'wrong_shape') expect(reason.issues[0]?.path).not.toBe('');
        else expect(reason?.code).toBe('newer_version');
      }),
      { numRuns: 100 },
    );
  });

  it('bytes of any kind are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.json', 'a.yaml', 'a'),
        async (bytes, name) => {
          expect((await read(name, bytes)).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
