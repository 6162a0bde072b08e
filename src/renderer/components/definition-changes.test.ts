import { describe, expect, it } from 'vitest';
import { DefinitionDraft } from '../../shared/definition';
import { FIELD_LABELS } from '../../shared/explain/field-labels';
import { definitionChanges } from './definition-changes';

const draft = (fields: Readonly<Record<string, unknown>> = {}) => DefinitionDraft.parse(fields);
const changes = (before: object, after: object) =>
  definitionChanges(before, after).flatMap((section) => section.changes);
const change = (before: object, after: object) => changes(before, after)[0];

describe('what differs between two definitions', () => {
  it('is nothing between equal ones, and what Muster keeps does not count', () => {
    expect(changes(draft(), draft())).toEqual([]);
    expect(
      changes(
        { ...draft(), id: 'a', createdAt: '1', updatedAt: '2', $schema: 'x', schemaVersion: 1 },
        { ...draft(), id: 'b', createdAt: '3', updatedAt: '4' },
      ),
    ).toEqual([]);
  });

  it.each([
    [
      { launchOptions: { stagger: { mode: 'fixed', delayMs: 90_000 } } },
      'Pause between two bots',
      '5 s',
      '1 min 30 s',
    ],
    [{ launchOptions: { startInstances: false } }, 'Start instances that are off', 'On', 'Off'],
    [
      { launchOptions: { onConflict: 'takeOver' } },
      'If an instance is in use',
      'Use the other instances',
      'Take it over',
    ],
    [{ restartPolicy: { mode: 'never' } }, 'After a failure', 'Try again', 'Leave the bot stopped'],
    [{ restartPolicy: { maxRetries: -1 } }, 'Tries', '5', 'No limit'],
    [{ restartPolicy: { factor: 1.5 } }, 'Growth of the wait', '× 2', '× 1.5'],
    [{ restartPolicy: { jitter: 0.25 } }, 'Random share of the wait', '± 10 %', '± 25 %'],
    [{ restartPolicy: { jitter: 0.101 } }, 'Random share of the wait', '0.1', '0.101'],
    [{ restartPolicy: { resetAfterMs: 0 } }, 'Forget failures after', '10 min', '0 s'],
    [{ accountPoolName: 'demo' }, 'Account pool', null, 'demo'],
    [{ requestedBotCount: 7 }, 'Bots', '1', '7'],
    [{ routineConfig: { pauseMs: 5 } }, 'pauseMs', null, '5'],
    [{ description: 'Claims' }, 'Description', null, 'Claims'],
  ])('writes %j as people do', (fields, label, before, after) => {
    expect(change(draft(), draft(fields))).toMatchObject({ kind: 'value', label, before, after });
  });

  it('tells lists as what came, what went and a new order', () => {
    const lists = (before: string[], after: string[]) =>
      change(draft({ availableInstances: before }), draft({ availableInstances: after }));
    expect(lists(['sim:1', 'sim:2'], ['sim:2', 'sim:3'])).toMatchObject({
      kind: 'list',
      added: ['sim:3'],
      removed: ['sim:1'],
      reordered: null,
    });
    expect(lists(['sim:1', 'sim:2'], ['sim:2', 'sim:1'])).toMatchObject({
      added: [],
      removed: [],
      reordered: ['sim:2', 'sim:1'],
    });
  });

  it('compares long texts word by word and short ones as a whole', () => {
    const long = 'Opens the demo app, claims the daily reward and closes it';
    expect(change(draft({ description: long }), draft({ description: `${long} again` }))?.kind).toBe('text');
    expect(change(draft({ name: 'One' }), draft({ name: 'Two' }))?.kind).toBe('value');
  });

  it('groups by the sections of the dialog, in its order; unknown fields come last', () => {
    const sections = definitionChanges(
      draft(),
      draft({ future: { deep: 1 }, loop: { kind: 'forever' }, name: 'New', requestedBotCount: 2 }),
    );
    expect(sections.map(({ title }) => title)).toEqual([
      'Basics',
      'Instances and bots',
      'Restart and loop',
      'Fields Muster does not know',
    ]);
  });

  it('calls inputs what the routine calls them', () => {
    const [section] = definitionChanges(draft(), draft({ routineConfig: { rounds: '3' } }), {
      rounds: 'Rounds',
    });
    expect(section?.changes[0]?.label).toBe('Rounds');
  });

  it('has a label for every field a definition has', () => {
    const full = draft({ name: 'x', accountPoolName: 'x', description: 'x', routineName: 'x' });
    const loops = [
      { kind: 'count', count: 2, pauseMs: 1 },
      { kind: 'until', at: 'x' },
    ].map((loop) => draft({ loop }));
    const paths = [full, ...loops]
      .flatMap((each) => changes({}, each))
      .map(({ path }) => path)
      .filter((path) => !['tags', 'routineConfig', 'availableInstances'].includes(path));
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => FIELD_LABELS[path] === undefined)).toEqual([]);
  });
});
