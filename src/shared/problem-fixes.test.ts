import { describe, expect, it } from 'vitest';
import { instanceView, routineSummary } from '../../testing/renderer/view-fixtures';
import { DefinitionDraft } from './definition';
import { checkDefinition } from './definition-rules';
import { errorAt, ProblemCode, warningAt, type Problem } from './problem';
import { fixesOf, type FixFacts } from './problem-fixes';
import type { InstanceView } from './view';

type Fields = Readonly<Record<string, unknown>>;

function facts(fields: Fields, here: readonly InstanceView[] = [], simulator: 'on' | 'off' = 'on'): FixFacts {
  const draft = { name: 'A', routineName: 'demo/a', availableInstances: ['sim:1'], ...fields };
  const rounds = { name: 'rounds', type: 'integer', label: '', help: '', default: 3, required: false };
  const routine = routineSummary('demo/a', { inputs: [{ ...rounds, min: null, max: null, options: [] }] });
  return {
    definition: DefinitionDraft.parse(draft),
    instances: Object.fromEntries(here.map((instance) => [instance.ref, instance])),
    routines: { 'demo/a': routine },
    simulator,
  };
}

const labels = (problem: Problem, known: FixFacts) => fixesOf(problem, known).map(({ label }) => label);
const holder = { orchestrationId: 'o', botId: null, groupName: 'Other', purpose: 'bot' };

/** The draft as the first fix leaves it. */
function mended(problem: Problem, known: FixFacts): DefinitionDraft {
  const [first] = fixesOf(problem, known);
  if (first?.kind !== 'change') throw new Error('the first fix changes nothing');
  return { ...known.definition, ...first.changes };
}

describe('fixes of problems', () => {
  it('every code has a row, and its fixes can be made from nothing', () => {
    for (const code of ProblemCode.options) {
      expect(
        fixesOf(errorAt('availableInstances.0', code), facts({ availableInstances: [] })),
      ).toBeInstanceOf(Array);
    }
  });

  it('the first change of a definition’s own problem makes that problem go', () => {
    const here = [instanceView('sim:7')];
    const cases = [
      facts({ availableInstances: ['sim:1', 'sim:1'] }, here),
      facts({ availableInstances: ['sim:1', 'nonsense'], requestedBotCount: 2 }, here),
      facts({ availableInstances: ['sim:1', 'index:0'] }, here),
      facts({ availableInstances: [] }, here),
      facts({ requestedBotCount: 9 }, here),
      facts({ requestedBotCount: 0 }, here),
    ];
    for (const known of cases) {
      const [problem] = checkDefinition(known.definition);
      expect(problem).toBeDefined();
      if (problem) expect(checkDefinition(mended(problem, known))).toEqual([]);
    }
  });

  it('a loop that needs a pool gets one, or another end', () => {
    const known = facts({ loop: { kind: 'untilPoolEmpty' } });
    const [problem] = checkDefinition(known.definition);
    const [first, second] = problem ? fixesOf(problem, known) : [];
    expect(first).toMatchObject({ kind: 'editField', path: 'accountPoolName' });
    if (second?.kind !== 'change') throw new Error('no change');
    expect(checkDefinition({ ...known.definition, ...second.changes })).toEqual([]);
  });

  it('offers each of two placeholders an instance of its own', () => {
    const known = facts({ availableInstances: ['index:0', 'index:1', 'index:2'] }, [
      instanceView('sim:7'),
      instanceView('sim:8'),
    ]);
    const problems = checkDefinition(known.definition).filter(({ code }) => code === 'instance_unmapped');
    expect(problems.map((problem) => labels(problem, known)[0])).toEqual([
      'Use sim:7 for it',
      'Use sim:8 for it',
      'Choose an instance for it',
    ]);
  });

  it('offers an instance that is ready, free and not chosen yet, the first in counting order', () => {
    const here = [
      instanceView('sim:1'),
      instanceView('sim:2', { holder }),
      instanceView('sim:3', { state: 'offline' }),
      instanceView('sim:10'),
      instanceView('sim:9'),
    ];
    const held = warningAt('availableInstances.0', 'instance_held', { ref: 'sim:2' });
    const known = facts({ availableInstances: ['sim:1', 'sim:2'] }, here);
    expect(labels(held, known)).toEqual(['Use sim:9 instead']);
    expect(mended(held, known).availableInstances).toEqual(['sim:1', 'sim:9']);
    expect(labels(held, facts({ availableInstances: ['sim:2'] }, here.slice(1, 3)))).toEqual([]);
  });

  it('starts the simulator only for its own instances, and only when it is off', () => {
    const unknown = (ref: string): Problem => warningAt('availableInstances.0', 'instance_unknown', { ref });
    expect(labels(unknown('sim:1'), facts({}, [], 'off'))).toEqual(['Start the simulator', 'Connect it…']);
    expect(labels(unknown('sim:1'), facts({}))).toEqual(['Connect it…']);
    expect(labels(unknown('avd:Pixel'), facts({}, [], 'off'))).toEqual(['Connect it…']);
  });

  it('loads samples for a sample routine only', () => {
    const missing = errorAt('routineName', 'routine_not_found', { routineName: 'demo/a' });
    expect(labels(missing, facts({}))).toEqual(['Load samples', 'Choose another routine']);
    expect(labels(missing, facts({ routineName: 'mine' }))).toEqual(['Choose another routine']);
  });

  it('removes an unknown input, or uses it as the one that was meant', () => {
    const known = facts({ routineConfig: { round: 4, other: 1 } });
    const problem = errorAt('routineConfig.round', 'input_unknown', { input: 'round', suggestion: 'rounds' });
    expect(labels(problem, known)).toEqual(['Use it as “rounds”', 'Remove “round”']);
    expect(mended(problem, known).routineConfig).toEqual({ rounds: 4, other: 1 });
    expect(labels(errorAt('routineConfig.other', 'input_unknown'), known)).toEqual(['Remove “other”']);
  });

  it('puts a wrong value back to the routine’s default, and clears a pool', () => {
    const known = facts({ routineConfig: { rounds: 'x' }, accountPoolName: 'gone' });
    const wrong = errorAt('routineConfig.rounds', 'input_invalid');
    expect(labels(wrong, known)).toEqual(['Use the default: 3', 'Change the value']);
    expect(mended(wrong, known).routineConfig).toEqual({ rounds: 3 });
    expect(mended(errorAt('accountPoolName', 'pool_not_found'), known).accountPoolName).toBeNull();
  });
});
