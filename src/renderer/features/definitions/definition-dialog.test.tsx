import { act, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderWindow } from '../../../../testing/renderer/render-window';
import {
  definitionView,
  instanceView,
  routineSummary,
  snapshotOf,
} from '../../../../testing/renderer/view-fixtures';
import { DefinitionDraft } from '../../../shared/definition';
import { DefinitionId } from '../../../shared/ids';
import type { Problem } from '../../../shared/problem';

const routine = routineSummary('demo/daily-rewards', {
  title: 'Daily rewards',
  inputs: [
    {
      name: 'rounds',
      type: 'integer',
      label: 'Rounds',
      help: '',
      default: 3,
      required: false,
      min: 1,
      max: 50,
      options: [],
    },
    {
      name: 'greet',
      type: 'boolean',
      label: 'Greet first',
      help: '',
      default: true,
      required: false,
      min: null,
      max: null,
      options: [],
    },
  ],
});
const view = () =>
  snapshotOf({
    definitions: [
      definitionView('a', { name: 'Daily', routineConfig: { rounds: 2, old: 'x' }, futureField: 7 }),
      definitionView('b', { name: 'Nightly' }),
    ],
    routines: [routine, routineSummary('demo/soak')],
    instances: [instanceView('sim:1'), instanceView('sim:2'), instanceView('sim:4')],
  });
const editing = (path?: string) =>
  renderWindow(view(), {
    ui: {
      dialog: {
        kind: 'editDefinition',
        definitionId: DefinitionId.parse('a'),
        ...(path === undefined ? {} : { path }),
      },
    },
  });
const creating = (draft: object = {}) =>
  renderWindow(view(), { ui: { dialog: { kind: 'newDefinition', draft: DefinitionDraft.parse(draft) } } });
/** Pasted: each letter that is typed draws the whole window anew. */
async function enter(user: UserEvent, name: string | RegExp, text: string): Promise<void> {
  await user.click(screen.getByRole('textbox', { name }));
  await user.paste(text);
}
const dialog = (name = 'Edit Daily') => screen.findByRole('dialog', { name });
const tab = (name: string | RegExp) => screen.getByRole('tab', { name });

describe('a new group', () => {
  it('takes a routine by its title', async () => {
    const { user } = creating();
    await dialog('New group');
    await user.click(tab(/^Routine and inputs/));
    await user.click(screen.getByRole('combobox', { name: /^Routine/ }));
    await user.click(await screen.findByRole('option', { name: 'Daily rewards – demo/daily-rewards' }));
    expect(screen.getByRole('textbox', { name: 'Rounds' })).toBeVisible();
  });

  it('is saved with every default and what was filled in', async () => {
    const { user, made } = creating({ routineName: 'demo/daily-rewards' });
    await dialog('New group');
    await enter(user, /^Name/, 'Weekly');
    await user.click(tab(/^Instances and bots/));
    await user.click(screen.getByRole('button', { name: 'Add sim:4' }));
    await user.click(screen.getByRole('button', { name: 'Create group' }));
    expect(made()).toMatchObject([
      {
        name: 'definitions.create',
        input: {
          draft: {
            name: 'Weekly',
            routineName: 'demo/daily-rewards',
            availableInstances: ['sim:4'],
            requestedBotCount: 1,
            loop: { kind: 'once' },
            restartPolicy: { mode: 'onFailure', maxRetries: 5 },
            launchOptions: { onConflict: 'skip' },
          },
        },
      },
    ]);
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });

  it('counts what is missing, without scolding before anything was typed', async () => {
    const { user } = creating();
    await dialog('New group');
    expect(tab('Basics, 1 error')).toBeVisible();
    expect(screen.queryByText(/^The group needs a name\. /)).toBeNull();
    const name = screen.getByRole('textbox', { name: /^Name/ });
    await user.type(name, 'x');
    expect(tab('Basics')).toBeVisible();
    await user.clear(name);
    expect(screen.getByText('The group needs a name. Any language, up to 80 characters.')).toBeVisible();
  });

  it('with errors is saved as a draft', async () => {
    const { user, made } = creating();
    await dialog('New group');
    await enter(user, /^Name/, 'Half');
    await user.click(screen.getByRole('button', { name: 'Save as draft' }));
    expect(made().map(({ name }) => name)).toEqual(['definitions.create']);
  });

  it('can’t take the name of another group, whatever its case', async () => {
    const { user, made } = creating();
    await dialog('New group');
    await enter(user, /^Name/, 'NIGHTLY');
    expect(screen.getByText(/^Another group is named “NIGHTLY”\./)).toBeVisible();
    const save = screen.getByRole('button', { name: 'Save as draft' });
    expect(save).toHaveAccessibleDescription('Another group has this name; choose another');
    await user.click(save);
    expect(made()).toEqual([]);
  });
});

describe('editing', () => {
  it('sends the hash it started from, keeps unknown fields, and leaves out what Muster keeps', async () => {
    const { user, made } = editing();
    await dialog();
    await enter(user, /^Description/, 'Hi');
    await user.keyboard('{Control>}s{/Control}');
    const [call] = made();
    expect(call).toMatchObject({
      name: 'definitions.update',
      input: { definitionId: 'a', baseHash: 'hash-a', draft: { description: 'Hi', futureField: 7 } },
    });
    expect(Object.keys((call?.input as { draft: object }).draft)).not.toContain('createdAt');
  });

  it('makes the inputs’ form from the routine and names inputs it does not have', async () => {
    const { user, made } = editing();
    await dialog();
    await user.click(tab('Routine and inputs'));
    const rounds = screen.getByRole('textbox', { name: 'Rounds' });
    await user.clear(rounds);
    await user.type(rounds, '7');
    await user.click(screen.getByRole('switch', { name: 'Greet first' }));
    await user.click(screen.getByRole('button', { name: 'Remove input old' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(made()).toMatchObject([{ input: { draft: { routineConfig: { rounds: 7, greet: false } } } }]);
    expect(JSON.stringify(made())).not.toContain('"old"');
  });

  it('orders instances by buttons and keys, and takes any reference', async () => {
    const { user, made } = editing();
    await dialog();
    await user.click(tab('Instances and bots'));
    await user.click(screen.getByRole('button', { name: 'Move sim:3 up' }));
    screen.getByRole('button', { name: 'Move sim:1 up' }).focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await user.click(screen.getByRole('button', { name: 'Remove sim:2' }));
    await enter(user, /^Another instance/, 'avd:Pixel_7');
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(made()).toMatchObject([
      { input: { draft: { availableInstances: ['sim:3', 'sim:1', 'avd:Pixel_7'] } } },
    ]);
  });

  it('begins at the field it was opened for', async () => {
    editing('launchOptions.stagger.delayMs');
    await dialog();
    expect(screen.getByRole('textbox', { name: 'Pause between two bots' })).toHaveFocus();
  });

  it('maps a placeholder in its place of the order', async () => {
    const { user, link, made } = editing('availableInstances');
    await dialog();
    act(() => {
      const definition = { name: 'Daily', availableInstances: ['sim:2', 'index:0'], requestedBotCount: 1 };
      link.push({
        type: 'definition.put',
        definition: definitionView('a', definition, { hash: 'imported' }),
      });
    });
    await user.selectOptions(screen.getByRole('combobox', { name: 'Instance for index:0' }), 'sim:4');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(made()).toMatchObject([
      { input: { baseHash: 'imported', draft: { availableInstances: ['sim:2', 'sim:4'] } } },
    ]);
  });

  it('shows lengths of time in their unit and stores milliseconds', async () => {
    const { user, made } = editing();
    await dialog();
    await user.click(tab('Launch'));
    const pause = screen.getByRole('textbox', { name: 'Pause between two bots' });
    expect(pause).toHaveAttribute('value', '5');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Unit of Pause between two bots' }),
      'minutes',
    );
    await user.clear(pause);
    await user.type(pause, '2');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(made()).toMatchObject([
      { input: { draft: { launchOptions: { stagger: { mode: 'fixed', delayMs: 120_000 } } } } },
    ]);
  });

  it('shows problems only the host can know', async () => {
    const { link, user } = editing();
    const problem: Problem = {
      level: 'error',
      path: 'routineConfig.rounds',
      code: 'input_invalid',
      detail: { name: 'rounds', max: 1 },
    };
    link.answer('definitions.check', () => ({ ok: true, value: { problems: [problem] } }));
    await dialog();
    expect(await screen.findByRole('tab', { name: 'Routine and inputs, 1 error' })).toBeVisible();
    await user.click(tab(/^Routine and inputs/));
    expect(screen.getByText('Input “rounds” has a value that does not fit. Use 1 or less.')).toBeVisible();
  });

  it('guards unsaved changes', async () => {
    const { user } = editing();
    await dialog();
    await enter(user, /^Description/, 'Hi');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    const guard = await screen.findByRole('dialog', { name: 'Discard your changes?' });
    await user.click(within(guard).getByRole('button', { name: 'Keep editing' }));
    expect(await dialog()).toBeVisible();
    // The keys are the form's again, and not lost with the question.
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
    });
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(await screen.findByRole('button', { name: 'Discard' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });
});

describe('when the file was changed by something else', () => {
  const foreign = () =>
    definitionView('a', { name: 'Daily', description: 'Theirs' }, { hash: 'hash-theirs' });

  it('asks which version to keep; overwriting names the version it overwrites', async () => {
    const { user, link, made } = editing();
    await dialog();
    await enter(user, /^Description/, 'Mine');
    link.answer('definitions.update', (input) =>
      input.baseHash === 'hash-theirs'
        ? { ok: true, value: { hash: 'hash-new' } }
        : { ok: false, error: { code: 'definition_changed_on_disk', definitionId: 'a', file: 'a.json' } },
    );
    act(() => {
      link.push({ type: 'definition.put', definition: foreign() });
    });
    expect(screen.getByText('This group was changed by something else meanwhile')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const choice = await screen.findByRole('dialog', { name: 'The file was changed by something else' });
    await user.click(within(choice).getByRole('button', { name: 'Overwrite with mine' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(made().map(({ input }) => (input as { baseHash: string }).baseHash)).toEqual([
      'hash-a',
      'hash-theirs',
    ]);
  });

  it('merges what does not collide and asks for the rest', async () => {
    const { user, link, made } = editing();
    await dialog();
    await enter(user, /^Description/, 'Mine');
    act(() => {
      const theirs = definitionView(
        'a',
        { name: 'Daily', description: 'Theirs', tags: ['x'] },
        { hash: 'h2' },
      );
      link.push({ type: 'definition.put', definition: theirs });
    });
    await user.click(screen.getByRole('button', { name: 'Show both' }));
    const both = await screen.findByRole('dialog', { name: 'The file was changed by something else' });
    const merge = () => within(both).getByRole('button', { name: 'Save merged' });
    await user.click(merge());
    expect(made()).toEqual([]);
    await user.click(within(both).getByRole('radio', { name: 'Description: keep mine, Mine' }));
    await user.click(merge());
    expect(made()).toMatchObject([
      { input: { baseHash: 'h2', draft: { description: 'Mine', tags: ['x'], routineConfig: {} } } },
    ]);
  });

  it('loads theirs when that is chosen', async () => {
    const { user, link } = editing();
    await dialog();
    await enter(user, /^Description/, 'Mine');
    act(() => {
      link.push({ type: 'definition.put', definition: foreign() });
    });
    await user.click(screen.getByRole('button', { name: 'Load theirs' }));
    expect(screen.getByRole('textbox', { name: /^Description/ })).toHaveTextContent('Theirs');
  });

  it('saves what exists nowhere else as a new group', async () => {
    const { user, link, made } = editing();
    await dialog();
    act(() => {
      link.push({ type: 'definition.remove', definitionId: DefinitionId.parse('a') });
    });
    await user.click(screen.getByRole('button', { name: 'Save as a new group' }));
    expect(made().map(({ name }) => name)).toEqual(['definitions.create']);
  });
});
