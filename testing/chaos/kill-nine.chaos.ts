import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../src/shared/contract';
import type { Client } from '../../src/shared/rpc/client';
import { readView } from '../../src/cli/view-once';
import { aDefinition } from '../builders';
import { groupOn, TAP_LOOP } from '../group-samples';
import { createFakeRandom } from '../fake-random';
import { startServe } from '../serve-process';
import { createTempFolder } from '../temp-folder';
import { definitionIdOf } from '../definition-ids';

const ROUNDS = 20;
const GROUPS = 3;

describe('invariant 6: kill -9, then start', () => {
  it(
    `loses no definition and runs at once again, ${String(ROUNDS)} times at random moments`,
    { timeout: 240_000 },
    async () => {
      const folder = await createTempFolder();
      const random = createFakeRandom(20_261_121);
      await prepareFolder(folder.path);
      const names = (await readdir(join(folder.path, 'orchestration_groups'))).sort();
      const pauses: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const host = await startServe(folder.path, ['--port', '0', '--simulate', String(GROUPS)]);
        const line = await host.connect();
        await whenInstancesAreReady(line.client);
        await expectInterruptedRuns(line.client, round);
        const started = await startAll(line.client);
        expect(started).toBe(GROUPS);
        if (round % 4 === 1) await editOne(line.client, round);
        const lifeMs = Math.round(random.next() * 900);
        pauses.push(lifeMs);
        await new Promise((resolve) => setTimeout(resolve, lifeMs));
        await host.kill();
        line.close();
        await expectWholeFiles(folder.path, names);
      }
      await folder.remove();
      expect(new Set(pauses).size).toBeGreaterThan(ROUNDS / 2);
    },
  );
});

async function prepareFolder(folder: string): Promise<void> {
  await mkdir(join(folder, 'orchestration_groups'), { recursive: true });
  await mkdir(join(folder, 'routines'), { recursive: true });
  await writeFile(join(folder, 'routines', 'tap-loop.yaml'), TAP_LOOP);
  for (let index = 1; index <= GROUPS; index += 1) {
    const definition = aDefinition({
      ...groupOn('tap-loop', 1),
      id: definitionIdOf(index),
      name: `Group ${String(index)}`,
      availableInstances: [`sim:${String(index)}`],
      loop: { kind: 'forever', pauseMs: 0 },
    });
    await writeFile(
      join(folder, 'orchestration_groups', `group-${String(index)}.json`),
      JSON.stringify(definition),
    );
  }
}

async function whenInstancesAreReady(client: Client<Contract>): Promise<void> {
  await expect
    .poll(async () => (await readView(client)).instances.filter(({ state }) => state === 'ready').length, {
      timeout: 20_000,
    })
    .toBe(GROUPS);
}

/** What ran when the host was killed is shown as interrupted, none of it as still held. */
async function expectInterruptedRuns(client: Client<Contract>, round: number): Promise<void> {
  const view = await readView(client);
  expect(view.definitions).toHaveLength(GROUPS);
  expect(view.problemFiles).toEqual([]);
  expect(view.instances.every(({ holder }) => holder === null)).toBe(true);
  if (round === 0) return;
  expect(view.definitions.map(({ lastRun }) => lastRun?.outcome)).toEqual(Array(GROUPS).fill('interrupted'));
}

async function startAll(client: Client<Contract>): Promise<number> {
  const { definitions } = await readView(client);
  const results = await Promise.all(
    definitions.map(({ id }) => client.call('groups.start', { definitionId: id, overrides: null })),
  );
  await expect
    .poll(
      async () =>
        (await readView(client)).bots.filter(({ iterationsCompleted }) => iterationsCompleted > 0).length,
      { timeout: 20_000 },
    )
    .toBe(GROUPS);
  return results.filter((result) => result.ok).length;
}

async function editOne(client: Client<Contract>, round: number): Promise<void> {
  const [first] = (await readView(client)).definitions;
  if (!first) throw new Error('no definition');
  const draft = { ...first.definition, description: `edited in round ${String(round)}` };
  void client.call('definitions.update', { definitionId: first.id, draft, baseHash: first.hash });
}

async function expectWholeFiles(folder: string, names: readonly string[]): Promise<void> {
  const definitions = join(folder, 'orchestration_groups');
  const found = (await readdir(definitions)).filter((name) => name.endsWith('.json')).sort();
  expect(found).toEqual(names);
  for (const name of names) {
    const text = await readFile(join(definitions, name), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ schemaVersion: 1, routineName: 'tap-loop' });
  }
}
