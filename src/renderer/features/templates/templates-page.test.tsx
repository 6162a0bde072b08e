import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWindow } from '../../../../testing/renderer/render-window';
import { templateSummary } from '../../../../testing/renderer/template-fixtures';
import {
  definitionView,
  instanceView,
  routineSummary,
  snapshotOf,
} from '../../../../testing/renderer/view-fixtures';
import { DefinitionId } from '../../../shared/ids';
import type { TemplateTry } from '../../../shared/contract/templates';
import type { TemplateSummary } from '../../../shared/template';

const FLAT = {
  ...{ level: 'error' as const, code: 'flat', file: 'flat.png', line: 0 },
  message: 'The picture has one color everywhere.',
};
const claim = templateSummary('shop/claim', { label: 'Claim button', threshold: 0.9, tags: ['shop'] });
const close = templateSummary('close');
const flat = templateSummary('flat', { images: [], problems: [FLAT] });
const asking = {
  ...{ name: 'what', type: 'template', label: '', help: '', default: 'close', required: false },
  ...{ min: null, max: null, options: [] },
};
const world = () =>
  snapshotOf({
    routines: [
      routineSummary('daily', { templates: ['shop/claim'] }),
      routineSummary('asks', { inputs: [asking] }),
    ],
    definitions: [
      definitionView('g', { name: 'Night', routineName: 'asks', routineConfig: { what: 'shop/claim' } }),
    ],
    instances: [instanceView('sim:1'), instanceView('sim:2')],
  });

const open = (templates: readonly TemplateSummary[] = [claim, close, flat], chosen: string | null = null) =>
  renderWindow(world(), {
    ui: { page: 'templates', templates: { search: '', filter: 'all', chosen } },
    prepare: (link) => {
      link.open('templates', () => [...templates]);
    },
  });
const valueOf = (field: HTMLElement): unknown => (field instanceof HTMLInputElement ? field.value : null);
const list = () => screen.getByRole('listbox', { name: 'Templates' });
const names = () =>
  within(list())
    .getAllByRole('option')
    .map((row) => row.dataset['row']);

describe('the page of templates', () => {
  it('says what a template is while there is none, and leads to the first', async () => {
    const { user } = open([]);
    expect(screen.getByRole('heading', { name: 'No templates yet' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Cut a template from a screen' }));
    expect(await screen.findByRole('dialog', { name: 'Cut a template from a screen' })).toBeVisible();
  });

  it('lists them with what is wrong, follows changes, and finds by words and state', async () => {
    const { user, link } = open();
    expect(names()).toEqual(['close', 'flat', 'shop/claim']);
    expect(within(list()).getByRole('option', { name: /flat.*1 error/ })).toBeVisible();
    await user.type(screen.getByRole('searchbox', { name: 'Search templates' }), 'button');
    expect(names()).toEqual(['shop/claim']);
    await user.clear(screen.getByRole('searchbox', { name: 'Search templates' }));
    await user.click(screen.getByRole('button', { name: 'Not used 1' }));
    expect(names()).toEqual(['flat']);
    await user.click(screen.getByRole('button', { name: 'Not used 1' }));
    link.feed(
      'templates',
      { type: 'remove', name: 'flat' },
      { type: 'put', template: templateSummary('new') },
    );
    await waitFor(() => {
      expect(names()).toEqual(['close', 'new', 'shop/claim']);
    });
  });

  it('is walked through with arrow keys, and shows the one that is reached', async () => {
    const { user } = open();
    await user.click(within(list()).getByRole('option', { name: /close/ }));
    expect(screen.getByRole('article', { name: 'close' })).toBeVisible();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    const detail = screen.getByRole('article', { name: 'Claim button' });
    expect(within(list()).getByRole('option', { selected: true })).toHaveFocus();
    expect(within(detail).getByText(/^0\.9:/)).toBeVisible();
    await user.keyboard('{Home}');
    expect(screen.getByRole('article', { name: 'close' })).toBeVisible();
  });

  it('says what is wrong, and who needs it', () => {
    open(undefined, 'shop/claim');
    const users = within(screen.getByRole('region', { name: 'Used by' }));
    expect(users.getByText('daily')).toBeVisible();
    expect(users.getByRole('button', { name: 'Night' })).toBeVisible();
  });

  it('names the problems of one that can’t be used, and why it can’t be tried', () => {
    open(undefined, 'flat');
    const problems = within(screen.getByRole('list', { name: 'Problems' }));
    expect(problems.getByText(/one color everywhere/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try template flat on a screen' })).toHaveAccessibleDescription(
      FLAT.message,
    );
  });

  it('changes what is written, and only that', async () => {
    const { user, made } = open(undefined, 'shop/claim');
    await user.click(screen.getByRole('button', { name: 'More actions for template shop/claim' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Change…/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Change “shop/claim”' }));
    await user.clear(dialog.getByRole('textbox', { name: 'Label' }));
    await user.click(dialog.getByRole('checkbox', { name: 'Compare colors too' }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(made()).toContainEqual({
      name: 'templates.change',
      input: {
        ...{ name: 'shop/claim', version: 'version of shop/claim' },
        change: { label: null, color: true },
      },
    });
  });

  it('deletes after a question, and brings back', async () => {
    const { user, made } = open(undefined, 'shop/claim');
    await user.click(within(list()).getByRole('option', { name: /Claim/ }));
    await user.keyboard('{Delete}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete “shop/claim”?' }));
    expect(dialog.getByText(/2 places need it: daily, Night/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Delete' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(made().map(({ name }) => name)).toEqual(
      expect.arrayContaining(['templates.delete', 'templates.restore']),
    );
  });
});

describe('trying a template', () => {
  const seen: TemplateTry = {
    screen: { width: 100, height: 200, png: '' },
    ...{ box: { x: 10, y: 20, width: 40, height: 20 }, score: 0.9567, runnerUp: 0.6 },
    ...{ area: null, threshold: 0.9, least: 0.3, tookMs: 41.4 },
  };
  const tried = async (answer: TemplateTry) => {
    const window = open(undefined, 'shop/claim');
    window.link.answer('templates.try', () => ({ ok: true, value: answer }));
    await window.user.click(screen.getByRole('button', { name: 'Try template shop/claim on a screen' }));
    const dialog = await screen.findByRole('dialog', { name: 'Try “shop/claim”' });
    await window.user.click(within(dialog).getByRole('button', { name: 'Look now' }));
    return { ...window, dialog };
  };

  it('says where it is, how alike, what comes next, and which thresholds find it', async () => {
    const { dialog, made } = await tried(seen);
    expect(await within(dialog).findByText('Found')).toBeVisible();
    expect(made()).toContainEqual({ name: 'templates.try', input: { name: 'shop/claim', ref: 'sim:1' } });
    expect(dialog).toHaveTextContent('0.956 at 10, 20');
    expect(dialog).toHaveTextContent(
      'A threshold of 0.956 or less finds it here; at 0.6 or less another place counts too.',
    );
    expect(within(dialog).getByRole('img', { name: 'Screen with “shop/claim” found' })).toBeVisible();
  });

  it('says how near it comes where it is not found', async () => {
    const { dialog } = await tried({ ...seen, score: 0.7, runnerUp: null });
    expect(await within(dialog).findByText('Not found')).toBeVisible();
    expect(dialog).toHaveTextContent('A threshold of 0.7 or less finds it here.');
  });

  it('says so where nothing is like it', async () => {
    const { dialog } = await tried({ ...seen, box: null, score: null, runnerUp: null });
    expect(await within(dialog).findByText(/even 0\.3 alike; 0\.9 is asked/)).toBeVisible();
  });
});

describe('cutting a template', () => {
  it('moves and resizes the rectangle with keys and numbers, and says what is wrong with the name', async () => {
    const { user, link } = open();
    link.answer('instances.screenshot', () => ({ ok: true, value: { width: 100, height: 200, png: '' } }));
    await user.click(screen.getByRole('button', { name: 'Cut a template from a screen' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Cut a template from a screen' }));
    const stage = dialog.getByRole('group', { name: 'Screen to cut from' });
    await dialog.findByRole('img', { name: 'Screen of sim:1' });
    const number = (name: string) => dialog.getByRole('textbox', { name });
    expect(valueOf(number('From the left'))).toBe('38');
    stage.focus();
    await user.keyboard('{ArrowRight}{Shift>}{ArrowDown}{/Shift}{Control>}{ArrowUp}{/Control}');
    expect(valueOf(number('From the left'))).toBe('39');
    expect(valueOf(number('Height'))).toBe('26');
    expect(valueOf(number('From the top'))).toBe('78');
    await user.clear(number('Width'));
    await user.type(number('Width'), '50');
    expect(valueOf(number('Width'))).toBe('50');
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'close');
    expect(dialog.getByText('There is already a template named “close”')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('says so where no instance is ready', async () => {
    const { user } = renderWindow(snapshotOf({}), { ui: { page: 'templates' } });
    await user.click(screen.getByRole('button', { name: 'Cut a template from a screen' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Cut a template from a screen' }));
    expect(dialog.getAllByText(/No instance is ready/).length).toBeGreaterThan(0);
  });
});

describe('an input that takes a template', () => {
  it('offers those that are here with what is known of them, and those that are only named', async () => {
    const { user } = renderWindow(world(), {
      ui: {
        dialog: { kind: 'editDefinition', definitionId: DefinitionId.parse('g'), path: 'routineConfig' },
      },
      prepare: (link) => {
        link.open('templates', () => [claim, flat]);
      },
    });
    const field = await screen.findByRole('combobox', { name: 'what' });
    await user.clear(field);
    await user.click(field);
    expect(await screen.findByRole('option', { name: /shop\/claim.*Claim button/ })).toBeVisible();
    expect(screen.getByRole('option', { name: /flat.*one color everywhere/ })).toBeVisible();
    expect(screen.getByRole('option', { name: /close.*there is no such template yet/ })).toBeVisible();
    await user.click(screen.getByRole('option', { name: /shop\/claim/ }));
    expect(valueOf(field)).toBe('shop/claim');
  });
});
