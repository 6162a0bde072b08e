import { describe, expect, it } from 'vitest';
import {
  createRoutineWorld,
  linkTexts,
  stepsText,
  type RoutineWorld,
} from '../../../../testing/routine-world';
import type { RoutineEnd } from '../routine-runner';

const TOOL = `inputs: { command: { type: text } }\n${stepsText('- shell: [sh, -c, "${command}"]')}`;

interface Ran {
  readonly end: RoutineEnd;
  readonly world: RoutineWorld;
}

/** Runs `main` among others; people have agreed to the shell for the routines named. */
async function run(texts: Readonly<Record<string, string>>, agreed: readonly string[]): Promise<Ran> {
  const world = createRoutineWorld();
  const linked = linkTexts({ tool: TOOL, ...texts });
  const hashes = new Set(agreed.map((name) => linked.get(name)?.summary.hash));
  const routine = linked.get('main')?.routine;
  if (!routine) throw new Error(JSON.stringify(linked.get('main')?.summary.problems));
  const started = world.startLinked(routine, { consents: (hash) => hashes.has(hash) });
  await world.clock.advance(10_000);
  return { end: await started.end, world };
}

const shells = ({ calls }: RoutineWorld): readonly string[] =>
  calls.filter((call) => call.startsWith('shell'));
const refused = { ok: false, failure: { code: 'consent_missing', detail: { capability: 'shell' } } };

describe('a routine that may run commands', () => {
  const evil = stepsText('- runRoutine: tool', '  inputs: { command: "rm -r /sdcard" }');

  it('does not lend that to one nobody has agreed to, which says what is run', async () => {
    const { end, world } = await run({ main: evil }, ['tool']);
    expect([end, shells(world)]).toMatchObject([refused, []]);
    expect(end).toMatchObject({ failure: { step: '1/1', detail: { routineName: 'main' } } });
    const own = await run({ main: evil }, ['main']);
    expect(own.end).toMatchObject({
      failure: {
        detail: {
          routineName: 'tool',
          message: 'Nobody has agreed that routine "tool" may run commands on the device.',
        },
      },
    });
  });

  it('runs for one that people have agreed to as well', async () => {
    const { end, world } = await run({ main: evil }, ['tool', 'main']);
    expect(end).toEqual({ ok: true });
    expect(shells(world)).toEqual(['shell ["sh","-c","rm -r /sdcard"]']);
  });

  it('is not reached through one in between that people have agreed to', async () => {
    const between = `inputs: { it: { type: text } }\n${stepsText('- runRoutine: tool', '  inputs: { command: "${it}" }')}`;
    const main = stepsText('- runRoutine: between', '  inputs: { it: reboot }');
    const { end, world } = await run({ between, main }, ['tool', 'between']);
    expect([end, shells(world)]).toMatchObject([refused, []]);
    expect(end).toMatchObject({ failure: { detail: { routineName: 'main' } } });
  });

  it('is not reached by a name that is worked out', async () => {
    const main = stepsText('- set: { name: tool }', '- runRoutine: "${name}"', '  inputs: { command: id }');
    const { end, world } = await run({ main }, ['tool']);
    expect([end, shells(world)]).toMatchObject([refused, []]);
  });

  it('is not reached as a sentry either', async () => {
    const main = `sentries: [{ run: tool, every: 1s, onFailure: fail, inputs: { command: id } }]\n${stepsText('- wait: 5s')}`;
    const { end, world } = await run({ main }, ['tool']);
    expect([end, shells(world)]).toMatchObject([refused, []]);
    const allowed = await run({ main }, ['tool', 'main']);
    expect([allowed.end, shells(allowed.world).length]).toEqual([{ ok: true }, 4]);
  });
});
