import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderWindow } from '../../../../testing/renderer/render-window';
import { definitionView, routineSummary, snapshotOf } from '../../../../testing/renderer/view-fixtures';
import { DefinitionDraft } from '../../../shared/definition';
import { DefinitionId } from '../../../shared/ids';
import type { RoutineInput } from '../../../shared/routine-summary';

const definitionId = DefinitionId.parse('a');
const input = (name: string, fields: Partial<RoutineInput>): RoutineInput => ({
  ...{ name, type: 'text', label: '', help: '', default: null, required: false },
  ...{ min: null, max: null, options: [], ...fields },
});
const INPUTS: RoutineInput[] = [
  input('greeting', { default: 'hello', help: 'Said first', persist: true }),
  input('rounds', { type: 'integer', default: 3, min: 1, max: 50 }),
  input('pause', { type: 'duration', label: 'Pause', default: '90s', min: 0, max: 600_000 }),
  input('next', { type: 'routine' }),
  input('game', { type: 'app' }),
  input('coin', { type: 'template', required: true }),
  input('debug', { type: 'boolean', hidden: true, default: false }),
  input('pin', { type: 'secret', label: 'PIN', required: true }),
];
const view = (
  routineConfig: Record<string, string | number | boolean> = {},
  rest: Readonly<Record<string, unknown>> = {},
) =>
  snapshotOf({
    definitions: [
      definitionView('a', { name: 'Daily', routineName: 'demo/all', routineConfig }, rest),
      definitionView('b', {
        name: 'Other',
        routineName: 'demo/all',
        routineConfig: { game: 'com.example.farm' },
      }),
    ],
    routines: [
      routineSummary('demo/all', { inputs: INPUTS, templates: ['coins/big'] }),
      routineSummary('demo/soak', { title: 'Soak' }),
    ],
  });

/** Pasted: each letter that is typed draws the whole window anew. */
async function fill(user: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await user.click(field);
  await user.paste(text);
}

const valueOf = (field: HTMLElement): unknown => (field instanceof HTMLInputElement ? field.value : null);

async function edit(...[config, rest]: Parameters<typeof view>) {
  const shown = renderWindow(view(config, rest), {
    ui: { dialog: { kind: 'editDefinition', definitionId, path: 'routineConfig' } },
  });
  await screen.findByRole('dialog', { name: 'Edit Daily' });
  const saved = (): DefinitionDraft['routineConfig'] | undefined =>
    shown
      .made()
      .flatMap((call) => (call.name === 'definitions.update' ? [call.input] : []))
      .map((sent) => DefinitionDraft.parse((sent as { draft: unknown }).draft).routineConfig)
      .at(-1);
  const save = () => shown.user.click(screen.getByRole('button', { name: 'Save' }));
  return { ...shown, save, saved };
}

describe('the form of a routine’s inputs', () => {
  it('takes a duration as a number with its unit, and no number as the default', async () => {
    const { user, save, saved } = await edit({ pause: '2s' });
    const field = screen.getByRole('textbox', { name: 'Pause' });
    expect(valueOf(field)).toBe('2');
    expect(screen.getByRole('combobox', { name: 'Unit of Pause' })).toHaveTextContent('seconds');
    await user.clear(field);
    await fill(user, field, '75');
    await save();
    expect(saved()).toEqual({ pause: '1m 15s' });
  });

  it('takes an empty duration as the default', async () => {
    const { user, save, saved } = await edit({ pause: '2s' });
    await user.clear(screen.getByRole('textbox', { name: 'Pause' }));
    await save();
    expect(saved()).toEqual({});
  });

  it('shows a duration that is none as it was written', async () => {
    await edit({ pause: 'soon' });
    expect(valueOf(screen.getByRole('textbox', { name: 'Pause' }))).toBe('soon');
  });

  it.each([
    ['next', 'Soak – demo/soak', 'demo/soak'],
    ['game', 'com.example.farm', 'com.example.farm'],
    [/^coin/, 'coins/big there is no such template yet', 'coins/big'],
  ])('offers what is known for %s', async (label, option, value) => {
    const { user } = await edit();
    await user.click(screen.getByRole('combobox', { name: label }));
    await user.click(await screen.findByRole('option', { name: option }));
    expect(valueOf(screen.getByRole('combobox', { name: label }))).toBe(value);
  });

  it('takes a name that is not known', async () => {
    const { user, save, saved } = await edit();
    await fill(user, screen.getByRole('combobox', { name: 'game' }), 'org.other');
    await save();
    expect(saved()).toEqual({ game: 'org.other' });
  });

  it('says what is remembered, and asks for no hidden one unless it is set', async () => {
    await edit({ debug: true });
    expect(screen.getByText(/remembered for the bot’s next iterations/)).toBeVisible();
    expect(screen.queryByRole('switch', { name: 'debug' })).toBeNull();
    const others = screen.getByRole('list', { name: 'Inputs the routine does not have' });
    expect(others).toHaveTextContent('debug = trueThe routine does not ask for it here.');
  });
});

describe('a secret input', () => {
  it('that is not set is written once', async () => {
    const { user, save, saved } = await edit();
    const field = screen.getByLabelText(/^PIN/);
    expect(field).toHaveAttribute('type', 'password');
    expect(field).toHaveAttribute('placeholder', 'not set');
    await fill(user, field, '0815');
    await save();
    expect(saved()).toEqual({ pin: '0815' });
  });

  it('that is set is shown as set, and left as it is', async () => {
    const { user, save, saved } = await edit({}, { keptSecrets: ['pin'] });
    const group = screen.getByRole('group', { name: 'PIN' });
    expect(group).toHaveTextContent('•••••• set');
    await user.click(screen.getByRole('button', { name: 'Change: PIN' }));
    expect(screen.getByLabelText(/^PIN/)).toHaveFocus();
    await fill(user, screen.getByLabelText(/^PIN/), 'x');
    await user.click(screen.getByRole('button', { name: 'Keep the one that is set' }));
    await fill(user, screen.getByRole('combobox', { name: 'game' }), 'a');
    await save();
    expect(saved()).toEqual({ game: 'a' });
  });

  it('that is set is cleared', async () => {
    const { user, save, saved } = await edit({}, { keptSecrets: ['pin'] });
    await user.click(screen.getByRole('button', { name: 'Clear: PIN' }));
    expect(screen.getByRole('group', { name: 'PIN' })).toHaveTextContent('Is cleared when you save');
    await save();
    expect(saved()).toEqual({ pin: '' });
  });

  it('that is set is changed', async () => {
    const { user, save, saved } = await edit({}, { keptSecrets: ['pin'] });
    await user.click(screen.getByRole('button', { name: 'Clear: PIN' }));
    await user.click(screen.getByRole('button', { name: 'Keep it: PIN' }));
    await user.click(screen.getByRole('button', { name: 'Change: PIN' }));
    await fill(user, screen.getByLabelText(/^PIN/), '4711');
    await save();
    expect(saved()).toEqual({ pin: '4711' });
  });

  it('may be another for one run, and stands nowhere to be read', async () => {
    const { user, made } = renderWindow(view({}, { keptSecrets: ['pin'] }), {
      ui: { dialog: { kind: 'startWithChanges', definitionId } },
    });
    const dialog = await screen.findByRole('dialog', { name: 'Start “Daily” with changes' });
    await user.click(screen.getByRole('tab', { name: /^Inputs/ }));
    await user.click(screen.getByRole('button', { name: 'Another for this run: PIN' }));
    await fill(user, screen.getByLabelText(/^PIN/), 'hunter2');
    const aside = within(dialog).getByRole('complementary', { name: 'This run' });
    expect(aside).toHaveTextContent('a new one');
    expect(dialog).not.toHaveTextContent('hunter2');
    await user.click(screen.getByRole('button', { name: 'Start with these changes' }));
    expect(made()).toContainEqual({
      name: 'groups.start',
      input: { definitionId, overrides: { routineConfig: { pin: 'hunter2' } } },
    });
  });
});
