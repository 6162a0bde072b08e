import { describe, expect, it } from 'vitest';
import { aDefinition } from '../../../testing/builders';
import { definitionIdOf } from '../../../testing/definition-ids';
import type { SavedDefinition } from '../definitions/definition-store';
import type { PreflightParts } from './preflight';
import { StoredProblems } from './stored-problems';

const saved = (number: number, name: string): SavedDefinition => {
  const definition = aDefinition({ id: definitionIdOf(number), name });
  return { definition, file: `${String(number)}.json`, hash: String(number), writable: true };
};

/** Counts how often definitions are checked: each check asks once for the routines. */
function world(): { problems: StoredProblems; checks: () => number } {
  let checks = 0;
  const routines = { list: () => ((checks += 1), []), checkTemplates: () => [] };

  const accountFacts = { known: { fields: [], secrets: 'open', inputSecrets: {}, unusable: null } };
  const pools = { findByName: () => undefined };
  const parts = { routines, pools, accountFacts } as unknown as PreflightParts;
  return { problems: new StoredProblems(parts), checks: () => checks };
}

const codes = (problems: StoredProblems, all: readonly SavedDefinition[]): string[][] => {
  const of = problems.of(all);
  return all.map(({ definition }) => of(definition).map(({ code }) => code));
};

describe('problems of all saved definitions', () => {
  it('know names that are taken, without case, and when they are free again', () => {
    const { problems } = world();
    const [a, b] = [saved(1, 'Farm'), saved(2, ' FARM')];
    expect(codes(problems, [a, b])).toEqual([
      ['name_taken', 'routine_not_found'],
      ['name_taken', 'routine_not_found'],
    ]);
    expect(codes(problems, [a])).toEqual([['routine_not_found']]);
  });

  it('are found anew only where something changed', () => {
    const { problems, checks } = world();
    const many = Array.from({ length: 2_000 }, (_, index) => saved(index, `Group ${String(index)}`));
    const first = problems.of(many)(many[7]?.definition ?? aDefinition());
    codes(problems, many);
    expect(checks()).toBe(2_000);
    const edited = [...many.slice(0, -1), saved(1_999, 'group 7')];
    expect(codes(problems, edited)[7]).toContain('name_taken');
    // The edited one, and the one whose name it took.
    expect(checks()).toBe(2_002);
    expect(problems.of(many)(many[8]?.definition ?? aDefinition())).toBe(
      problems.of(edited)(many[8]?.definition ?? aDefinition()),
    );
    expect(first).toHaveLength(1);
    problems.surroundingsChanged();
    codes(problems, many);
    expect(checks()).toBe(4_002);
  });
});
