import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileRoutine } from '../src/main/routines/compile/compile-routine';
import { createRoutineDirectory } from '../src/main/routines/directory/routine-directory';
import { createSystemClock } from '../src/main/platform/system-clock';
import { createMemoryLogger } from '../testing/memory-logger';
import { createTempFolder } from '../testing/temp-folder';
import { atMost } from './goal';
import type { Measured } from './measured';
import { median, roundedMs } from './statistics';

const STEPS = 10_000;
const STEPS_OF_ONE = 20;
const ROUTINES = 1_000;
const ROUNDS = 9;

/** Steps compiled, against what the YAML library alone needs for the same text; a folder of routines opened. */
export async function measureRoutines(): Promise<Measured[]> {
  return [compiling(), await opening()];
}

function compiling(): Measured {
  const text = routineOf(STEPS);
  const bare: number[] = [];
  const compiled: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(timed(() => parse(text) as unknown));
    compiled.push(
      timed(() => {
        const { summary } = compileRoutine({ name: 'bench', file: 'bench.yaml', text });
        if (summary.stepCount !== STEPS || summary.problems.length > 0)
          throw new Error(`${String(summary.stepCount)} steps, ${JSON.stringify(summary.problems[0])}`);
      }),
    );
  }
  const ratio = median(compiled) / median(bare);
  return {
    what: `${String(STEPS)} steps compiled`,
    figure: roundedMs(median(compiled)),
    against: `yaml parses the same file in ${roundedMs(median(bare))}, ${ratio.toFixed(2)}×`,
    ...atMost(ratio, 3, '×'),
  };
}

async function opening(): Promise<Measured> {
  const folder = await createTempFolder();
  await mkdir(join(folder.path, 'many'));
  const text = `${routineOf(STEPS_OF_ONE)}  - runRoutine: many/last\n`;
  for (let index = 1; index < ROUTINES; index += 1)
    await writeFile(join(folder.path, `many/routine-${String(index)}.yaml`), text);
  await writeFile(join(folder.path, 'many/last.yaml'), 'steps:\n  - wait: 1s\n');
  const bare = timed(() => {
    for (let index = 0; index < ROUTINES; index += 1) parse(text);
  });
  const before = performance.now();
  const directory = await createRoutineDirectory({
    folder: folder.path,
    clock: createSystemClock(),
    logger: createMemoryLogger(),
  });
  const elapsed = performance.now() - before;
  const bad = directory.list().find(({ problems }) => problems.length > 0);
  if (directory.list().length !== ROUTINES || bad) throw new Error(JSON.stringify(bad?.problems));
  await directory.close();
  await folder.remove();
  return {
    what: `a folder of ${String(ROUTINES)} routines opened`,
    figure: roundedMs(elapsed),
    against: `yaml parses their texts in ${roundedMs(bare)}, ${(elapsed / bare).toFixed(2)}×`,
    goal: null,
    met: true,
  };
}

/** Steps as people write them: touches, waits, conditions, values, names and retries. */
function routineOf(steps: number): string {
  const lines = Array.from({ length: steps / 5 }, (_, index) => {
    const n = String(index);
    return [
      `  - tap: { x: ${String(index % 500)}, y: 700 }`,
      `    name: Press ${n}`,
      '  - wait: 1s',
      '  - waitFor: { pixel: { x: 270, y: 700, color: "#2b8a3e", tolerance: 12 } }',
      '    timeout: 10s',
      `  - set: { n${String(index % 50)}: "\${rounds + ${n}}" }`,
      `  - log: Round \${n${String(index % 50)}} of \${rounds}`,
      '    retry: { times: 3, delay: 1s }',
    ].join('\n');
  });
  return `title: Bench\ninputs:\n  rounds: { type: integer, default: 3 }\nsteps:\n${lines.join('\n')}\n`;
}

function timed(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}
