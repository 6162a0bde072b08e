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
import type { TemplateSummary } from '../../../shared/template';

const FLAT = {
  ...{ level: 'error' as const, code: 'of_a_later_version', file: 'flat.png', line: 0 },
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

  it('changes tags, sizes to try and how its area is laid', async () => {
    const area = { x: 0, y: 0, width: 10, height: 10, reference: null, fit: 'stretch' };
    const image = { ...claim.images[0], area };
    const placed = templateSummary('shop/claim', { tags: ['shop'], images: [image] });
    const { user, made } = open([placed, close], 'shop/claim');
    await user.click(screen.getByRole('button', { name: 'More actions for template shop/claim' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Change…/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Change “shop/claim”' }));
    await user.type(dialog.getByRole('combobox', { name: 'Tags' }), 'daily{Enter}');
    const sizes = dialog.getByRole('textbox', { name: 'Sizes to try, in percent' });
    await user.clear(sizes);
    await user.type(sizes, '100, 5');
    expect(dialog.getByText(/Up to 16 numbers/)).toBeVisible();
    await user.type(sizes, '0');
    await user.selectOptions(
      dialog.getByRole('combobox', { name: 'On screens of another shape' }),
      'letterbox',
    );
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    const change = { tags: ['shop', 'daily'], scales: [1, 0.5], fit: 'letterbox' };
    expect(made()).toContainEqual({
      name: 'templates.change',
      input: { name: 'shop/claim', version: 'version of shop/claim', change },
    });
  });

  it('is renamed, and says who names the old name', async () => {
    const { user, made } = open(undefined, 'shop/claim');
    await user.click(within(list()).getByRole('option', { name: /Claim/ }));
    await user.keyboard('{F2}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Rename “shop/claim”' }));
    expect(dialog.getByText('2 places name it and need the new name')).toBeVisible();
    expect(dialog.getByText('daily, Night')).toBeVisible();
    const name = dialog.getByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'close');
    expect(dialog.getByText('There is already a template named “close”')).toBeVisible();
    await user.clear(name);
    await user.type(name, 'shop/take{Enter}');
    expect(made()).toContainEqual({
      name: 'templates.rename',
      input: { name: 'shop/claim', to: 'shop/take' },
    });
  });

  it('shows the pictures for other screens, and removes one', async () => {
    const image = {
      ...claim.images[0],
      file: 'claim-720x1280.png',
      resolution: { width: 720, height: 1280 },
    };
    const { user, made } = open([templateSummary('claim', { images: [claim.images[0], image] })], 'claim');
    expect(screen.getByText('For a screen of 720 × 1280')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Actions for the picture for 720 × 1280' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    expect(made()).toContainEqual({
      name: 'templates.removePicture',
      input: { name: 'claim', version: 'version of claim', file: 'claim-720x1280.png' },
    });
  });

  it('is found in the palette', async () => {
    const { user } = open();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: /^Search commands/ }), 'claim but');
    const found = within(await screen.findByRole('group', { name: 'Picture templates' }));
    await user.click(found.getByRole('option', { name: /Claim button/ }));
    expect(screen.getByRole('article', { name: 'Claim button' })).toBeVisible();
  });

  it('deletes after a question, and brings back', async () => {
    const { user, made } = open(undefined, 'shop/claim');
    await user.click(within(list()).getByRole('option', { name: /Claim/ }));
    await user.keyboard('{Delete}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete “shop/claim”?' }));
    expect(dialog.getByText('2 places need it and fail without it')).toBeVisible();
    expect(dialog.getByText('daily, Night')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Delete' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(made().map(({ name }) => name)).toEqual(
      expect.arrayContaining(['templates.delete', 'templates.restore']),
    );
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
