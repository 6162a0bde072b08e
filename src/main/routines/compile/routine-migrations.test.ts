import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../../testing/routine-world';
import { migrateRoutine, type RoutineMigration } from './routine-migrations';

const renamed: RoutineMigration = ({ do: steps, ...root }) => ({ ...root, schemaVersion: 2, steps });

describe('a routine of an earlier version', () => {
  it('is brought to the newest, and its text is not touched', () => {
    const written = Object.freeze({ do: [{ wait: '1s' }] });
    expect(migrateRoutine(written, [renamed])).toEqual({ schemaVersion: 2, steps: [{ wait: '1s' }] });
    expect(written).toEqual({ do: [{ wait: '1s' }] });
  });

  it('of the newest or a newer version is left alone', () => {
    const newest = { schemaVersion: 2, steps: [] };
    expect(migrateRoutine(newest, [renamed])).toBe(newest);
    expect(migrateRoutine({ schemaVersion: 9 }, [renamed])).toEqual({ schemaVersion: 9 });
    expect(problemsOf('schemaVersion: 9\nsteps: []').map(({ code }) => code)).toContain('version_newer');
  });
});
