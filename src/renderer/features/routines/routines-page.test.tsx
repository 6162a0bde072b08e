import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { poolView } from '../../../../testing/renderer/account-fixtures';
import { renderWindow } from '../../../../testing/renderer/render-window';
import type { ScriptedLink } from '../../../../testing/renderer/scripted-link';
import { definitionView, routineSummary, snapshotOf } from '../../../../testing/renderer/view-fixtures';
import type { OutlineStep } from '../../../shared/routine-outline';
import type { UiState } from '../../state/ui-store';

const HASH = 'a'.repeat(64);
const TEXT =
  'title: Claim\nsteps:\n  - waait: 1s\n  - repeat:\n      times: 2\n      steps:\n        - tap: { x: 1, y: 2 }\n';
const PROBLEM = {
  ...{ level: 'error' as const, file: 'demo/claim.yaml', line: 3, column: 5, step: '1' },
  ...{ code: 'action_unknown', message: 'There is no action "waait".', suggestion: 'wait' },
};
const inner: OutlineStep = {
  path: '2.steps.1',
  id: null,
  label: 'tap 1, 2',
  action: 'tap',
  line: 7,
  children: [],
};
const OUTLINE: OutlineStep[] = [
  { path: '2', id: null, label: 'repeat 2 times', action: 'repeat', line: 4, children: [inner] },
];
const claim = routineSummary('demo/claim', {
  ...{ title: 'Claim the gift', description: 'Six gifts', tags: ['gifts'], problems: [PROBLEM], hash: HASH },
  inputs: [
    {
      ...{ name: 'rounds', type: 'integer', label: 'Rounds', help: 'How often', default: 3, required: false },
      ...{ min: 1, max: 9, options: [] },
    },
    {
      ...{ name: 'pin', type: 'secret', label: 'PIN', help: '', default: null, required: true },
      ...{ min: null, max: null, options: [] },
    },
  ],
});
const shell = routineSummary('shell', {
  ...{ hash: HASH, ownCapabilities: ['shell', 'input'], capabilities: ['shell', 'input'], allowed: [] },
});
const caller = routineSummary('shop/caller', { calls: ['shell', 'demo/claim'], capabilities: ['shell'] });
const world = () =>
  snapshotOf({
    routines: [claim, shell, caller],
    definitions: [definitionView('daily', { name: 'Daily', routineName: 'demo/claim' })],
    pools: [poolView('testers', {}, { cleanUp: { routineName: 'demo/claim', inputs: {} } })],
  });

const read = (link: ScriptedLink, fields: object = {}) => {
  link.answer('routines.read', ({ routineName }) => ({
    ok: true,
    value: {
      ...{ file: `${routineName}.yaml`, text: TEXT, hash: HASH, outline: OUTLINE },
      ...{
        problems: routineName === 'demo/claim' ? [PROBLEM] : [],
        sentries: [],
        mayConsent: true,
        ...fields,
      },
    },
  }));
  link.answer('routines.usedBy', () => ({
    ok: true,
    value: { routines: [], groups: [], groupTemplates: ['Night'], pools: [] },
  }));
};
const open = (routines: Partial<UiState['routines']> = {}, fields: object = {}) =>
  renderWindow(world(), {
    ui: {
      page: 'routines',
      routines: {
        ...{ search: '', filter: 'all', tags: [], chosen: null, tab: 'about', target: null, closed: [] },
        ...routines,
      },
    },
    prepare: (link) => {
      read(link, fields);
    },
  });
const tree = () => screen.getByRole('tree', { name: 'Routines by folder' });
const item = (name: RegExp) => within(tree()).getByRole('treeitem', { name });
const section = (name: string) => screen.getByRole('region', { name });

beforeEach(() => {
  localStorage.clear();
});

describe('the list of routines', () => {
  it('shows folders and routines, says in words what is the matter, and folders fold up and stay so', async () => {
    const { user, uiStore } = open();
    expect(item(/^Claim the gift.*1 error/)).toBeVisible();
    expect(item(/^shell.*1 consent missing/)).toBeVisible();
    await user.click(item(/^demo/));
    expect(within(tree()).queryByRole('treeitem', { name: /^Claim/ })).toBeNull();
    expect(item(/^demo/)).toHaveAttribute('aria-expanded', 'false');
    expect(uiStore.getState().routines.closed).toEqual(['demo']);
    expect(localStorage.getItem('muster.closedRoutineFolders')).toBe('["demo"]');
    await user.type(screen.getByRole('searchbox', { name: 'Search routines' }), 'gift');
    expect(item(/^Claim the gift/)).toBeVisible();
    expect(within(tree()).queryByRole('treeitem', { name: /^shell/ })).toBeNull();
  });

  it('is gone through by keys as a tree, and what has the focus is shown', async () => {
    const { user } = open();
    item(/^demo/).focus();
    await user.keyboard('{ArrowLeft}');
    expect(item(/^demo/)).toHaveAttribute('aria-expanded', 'false');
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(item(/^Claim/)).toHaveFocus();
    expect(await screen.findByRole('article', { name: 'Claim the gift' })).toBeVisible();
    await user.keyboard('{ArrowLeft}');
    expect(item(/^demo/)).toHaveFocus();
    await user.keyboard('{End}');
    expect(item(/^shell/)).toHaveFocus();
    expect(screen.getByRole('article', { name: 'shell' })).toBeVisible();
  });

  it('is narrowed by state and by tag; when nothing matches one button shows all again', async () => {
    const { user } = open();
    await user.click(screen.getByRole('button', { name: 'Errors 1' }));
    expect(within(tree()).getAllByRole('treeitem')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Errors 1' }));
    await user.click(
      within(screen.getByRole('group', { name: 'Filter by tag' })).getByRole('button', { name: 'gifts' }),
    );
    await user.click(screen.getByRole('button', { name: 'Consent missing 2' }));
    await user.click(screen.getByRole('button', { name: 'Show all routines' }));
    expect(item(/^shell/)).toBeVisible();
  });

  it('brings what is chosen in sight when it comes to be there later, such as after a new name', async () => {
    const many = Array.from({ length: 500 }, (_, index) => routineSummary(`many/r${String(1000 + index)}`));
    const { link } = renderWindow(snapshotOf({ routines: many }), {
      ui: {
        page: 'routines',
        routines: {
          ...{
            search: '',
            filter: 'all',
            tags: [],
            chosen: 'zoo/new',
            tab: 'about',
            target: null,
            closed: [],
          },
        },
      },
      prepare: (scripted) => {
        read(scripted);
      },
    });
    expect(tree().scrollTop).toBe(0);
    link.push({ type: 'routine.put', routine: routineSummary('zoo/new') });
    await waitFor(() => {
      expect(tree().scrollTop).toBeGreaterThan(450 * 42);
    });
  });

  it('of 500 routines draws a few, and its size is told whole', () => {
    const many = Array.from({ length: 500 }, (_, index) => routineSummary(`many/r${String(index)}`));
    renderWindow(snapshotOf({ routines: many }), { ui: { page: 'routines' }, prepare: read });
    const rows = within(tree()).getAllByRole('treeitem');
    expect(rows.length).toBeLessThan(80);
    expect(rows[1]).toHaveAttribute('aria-setsize', '500');
  });

  it('teaches when it is empty', async () => {
    const { user, link, made } = renderWindow(snapshotOf(), { ui: { page: 'routines' } });
    link.answer('definitions.loadSamples', () => ({ ok: true, value: { copied: 9 } }));
    expect(screen.getByText(/says what bots do, step by step/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Load samples' }));
    expect(made().map(({ name }) => name)).toContain('definitions.loadSamples');
  });
});

describe('a routine', () => {
  it('tells its inputs, and who uses it; each leads there', async () => {
    const { user, uiStore } = open({ chosen: 'demo/claim' });
    const inputs = section('Inputs');
    expect(within(inputs).getByRole('row', { name: /Rounds/ })).toHaveTextContent(
      'RoundsroundsHow oftenWhole number, 1 to 93',
    );
    expect(within(inputs).getByRole('row', { name: /PIN/ })).toHaveTextContent('must be given');
    const used = section('Used by');
    expect(await within(used).findByRole('button', { name: 'Night' })).toBeVisible();
    expect(within(used).getByRole('button', { name: 'testers' })).toBeVisible();
    await user.click(within(used).getByRole('button', { name: 'shop/caller' }));
    expect(screen.getByRole('article', { name: 'shop/caller' })).toBeVisible();
    await user.click(within(section('Routines it calls')).getByRole('button', { name: 'demo/claim' }));
    await user.click(within(section('Used by')).getByRole('button', { name: 'Daily' }));
    expect(uiStore.getState()).toMatchObject({ page: 'group', group: { definitionId: 'daily' } });
  });

  it('says that nobody can tell what it may do while its file can’t be read', () => {
    open({ chosen: 'demo/claim' });
    expect(section('What it may do')).toHaveTextContent('Nobody can tell before the errors');
    expect(section('What it may do')).not.toHaveTextContent('nothing more');
  });

  it('a problem leads to its line, which takes the focus', async () => {
    const { user } = open({ chosen: 'demo/claim' });
    const problems = screen.getByRole('list', { name: 'Problems' });
    await user.click(within(problems).getByRole('button', { name: /Line 3 There is no action "waait"/ }));
    const source = await screen.findByRole('group', { name: 'Source of demo/claim.yaml' });
    await waitFor(() => {
      expect(document.activeElement).toHaveTextContent('3 - waait: 1s');
    });
    expect(within(source).getByTitle('There is no action "waait".')).toBeVisible();
  });

  it('a step leads to its line and folds up', async () => {
    const { user, uiStore } = open({ chosen: 'demo/claim', tab: 'steps' });
    const steps = await screen.findByRole('tree', { name: 'Steps of demo/claim' });
    await user.click(within(steps).getByRole('treeitem', { name: /tap 1, 2/ }));
    expect(uiStore.getState().routines.target).toEqual({ line: 7, focus: false });
    expect(document.querySelector('[data-line="7"]')).toHaveAttribute('data-shown', 'true');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(within(steps).getAllByRole('treeitem')).toHaveLength(1);
  });

  it('is read anew when the host says that it changed, and stays named when it is gone', async () => {
    const { link } = open({ chosen: 'demo/claim', tab: 'steps' });
    await screen.findByText('waait');
    read(link, { text: 'steps:\n  - wait: 5s\n', problems: [] });
    link.push({ type: 'routine.put', routine: { ...claim, problems: [], title: 'Mended' } });
    expect(await screen.findByRole('article', { name: 'Mended' })).toHaveTextContent('Ready to run');
    await waitFor(() => {
      expect(screen.queryByText('waait')).toBeNull();
    });
    link.push({ type: 'routine.remove', routineName: 'demo/claim' });
    expect(await screen.findByText(/There is no routine “demo\/claim” any more/)).toBeVisible();
  });

  it('says why its file can’t be read', async () => {
    const { link } = open();
    link.answer('routines.read', () => ({
      ok: false,
      error: { code: 'routine_not_found', routineName: 'shell' },
    }));
    link.push({ type: 'routine.put', routine: { ...shell } });
    item(/^shell/).click();
    expect(await screen.findByText(/no routine.*shell|shell.*not/i)).toBeVisible();
  });

  it('begins a new group with it', async () => {
    const { user, uiStore } = open({ chosen: 'demo/claim' });
    await user.click(screen.getByRole('button', { name: 'New group with routine demo/claim' }));
    expect(uiStore.getState().dialog).toMatchObject({
      kind: 'newDefinition',
      draft: { routineName: 'demo/claim', name: '' },
    });
  });
});

describe('consent', () => {
  it('is given for the bytes that were read, and taken back', async () => {
    const { user, link, made } = open({ chosen: 'shell' });
    const may = section('What it may do');
    expect(within(may).getByText('Not allowed yet')).toBeVisible();
    await waitFor(() => {
      expect(link.calls.some(({ name }) => name === 'routines.read')).toBe(true);
    });
    await user.click(within(may).getByRole('button', { name: 'Allow shell to run commands on the device' }));
    link.push({ type: 'routine.put', routine: { ...shell, allowed: ['shell'] } });
    await user.click(await within(may).findByRole('button', { name: /^Take back/ }));
    const consent = { routineName: 'shell', hash: HASH, capabilities: ['shell'] };
    expect(made().filter(({ name }) => name === 'routines.consent')).toEqual([
      { name: 'routines.consent', input: { ...consent, allow: true } },
      { name: 'routines.consent', input: { ...consent, allow: false } },
    ]);
  });

  it('of a routine it calls is asked for there as well', () => {
    open({ chosen: 'shop/caller' });
    expect(section('What it may do')).toHaveTextContent('in shell, which it calls');
  });

  it('can’t be given from another computer', async () => {
    open({ chosen: 'shell' }, { mayConsent: false });
    const may = section('What it may do');
    expect(await within(may).findByText(/^Desktop only/)).toBeVisible();
    expect(within(may).queryByRole('button', { name: /^Allow/ })).toBeNull();
  });
});

describe('ways to a routine', () => {
  it('from the page of a group, though its folder was folded up and a filter was on', async () => {
    const { user, uiStore } = open({ search: 'nothing', closed: ['demo'] });
    uiStore.setState({
      page: 'group',
      group: { definitionId: world().definitions[0]!.id, tab: 'definition', botId: null },
    });
    const links = await screen.findAllByRole('button', { name: 'demo/claim' });
    await user.click(links[0]!);
    expect(item(/^Claim the gift/)).toHaveAttribute('aria-selected', 'true');
  });

  it('from the palette by its title', async () => {
    const { user } = open();
    await user.keyboard('{Control>}k{/Control}');
    await user.type(screen.getByRole('combobox'), 'Claim the gift');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('article', { name: 'Claim the gift' })).toBeVisible();
  });
});
