import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { card, renderWindow } from '../../../../../testing/renderer/render-window';
import {
  botView,
  definitionView,
  groupView,
  instanceView,
  snapshotOf,
} from '../../../../../testing/renderer/view-fixtures';
import { BotId, DefinitionId, OrchestrationId } from '../../../../shared/ids';
import { RunEvent } from '../../../../shared/run-event';
import type { ViewSnapshot } from '../../../../shared/view';
import type { GroupTab } from '../../../state/ui-store';

const gone = { class: 'device', code: 'device_gone', detail: { ref: 'sim:2' } };
const running = (fields: object = {}): ViewSnapshot =>
  snapshotOf({
    definitions: [definitionView('a', { name: 'Daily' }), definitionView('b', { name: 'Other' })],
    groups: [groupView('a', 'running', { name: 'Daily', ...fields })],
    bots: [
      botView('a', 1, 'running'),
      botView('a', 2, 'retryWait', {
        lastFailure: gone,
        retry: { dueAt: new Date(Date.now() + 60_000).toISOString(), attempt: 2, maxRetries: 5 },
      }),
    ],
    instances: [instanceView('sim:1', { label: 'Anna' }), instanceView('sim:2')],
  });

const event = (seq: number, fields: object): RunEvent =>
  RunEvent.parse({
    seq,
    at: new Date(Date.now() - 60_000 + seq).toISOString(),
    orchestrationId: 'run-a',
    botId: 'run-a/2',
    ref: 'sim:2',
    ...fields,
  });
const line = (seq: number, message: string, level = 'info') =>
  event(seq, { type: 'bot.log', level, message });

function open(
  snapshot: ViewSnapshot,
  options: { tab?: GroupTab; bot?: string; events?: readonly RunEvent[] } = {},
) {
  const group = {
    definitionId: DefinitionId.parse('a'),
    tab: options.tab ?? 'bots',
    botId: options.bot === undefined ? null : BotId.parse(options.bot),
  } as const;
  return renderWindow(snapshot, { ui: { page: 'group', group }, events: options.events ?? [] });
}
const rows = () =>
  within(screen.getByRole('table', { name: 'Bots' }))
    .getAllByRole('row')
    .slice(1);
const drawerGone = () =>
  waitFor(() => {
    expect(screen.queryByRole('dialog')).toBeNull();
  });

describe('the way there and back', () => {
  it('Enter on a card opens the page, Escape goes back to the card', async () => {
    const { user } = renderWindow(running());
    card('Daily').focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('heading', { name: 'Daily', level: 1 })).toHaveFocus();
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(card('Daily')).toHaveFocus();
    });
  });

  it('Alt+Left goes back as well, but not while a drawer is open; Escape closes that first', async () => {
    const { user } = open(running());
    await user.click(screen.getByRole('button', { name: 'Anna (sim:1)' }));
    await screen.findByRole('dialog');
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}{Escape}');
    await drawerGone();
    expect(screen.getByRole('heading', { name: 'Daily', level: 1 })).toBeVisible();
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(card('Daily')).toBeVisible();
  });

  it('Escape twice still asks whether everything shall stop', async () => {
    open(running());
    // Both at once: how long the page takes to go back must not part them.
    act(() => {
      for (let times = 0; times < 2; times += 1)
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    expect(await screen.findByRole('dialog', { name: 'Stop all groups?' })).toBeVisible();
  });

  it('a deleted group says so', () => {
    open(snapshotOf({ definitions: [definitionView('b')] }));
    expect(screen.getByRole('heading', { name: 'This group no longer exists' })).toBeVisible();
  });
});

describe('head of the page', () => {
  it('has the controls of the card, without Open', async () => {
    const { user, made } = open(running());
    expect(screen.queryByRole('button', { name: 'Open Daily' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Pause Daily' }));
    expect(made()).toEqual([{ name: 'groups.pause', input: { orchestrationId: 'run-a' } }]);
  });

  it('tells of a changed definition and of missing bots', async () => {
    const skipped = [{ ref: 'sim:3', reason: 'held:Night soak' }];
    const { user, made } = open(
      running({ definitionChanged: true, degraded: true, requestedBots: 3, skipped }),
    );
    expect(screen.getByText('2 bots instead of 3: sim:3 held by “Night soak”')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Restart to apply' }));
    expect(made()).toEqual([{ name: 'groups.restart', input: { orchestrationId: 'run-a' } }]);
  });

  it('tells why the last run failed', () => {
    const failure = { code: 'all_bots_failed', failure: gone };
    const endedAt = new Date().toISOString();
    open(running({ state: 'failed', endedAt, failure }));
    expect(screen.getByText('All bots failed: sim:2 vanished')).toBeVisible();
    expect(rows()).toHaveLength(2);
  });
});

describe('bots', () => {
  it('are rows with label, state, step and last failure; instances without a bot stand beneath', () => {
    open(
      running({ waitingFor: [{ ref: 'sim:9', what: 'boot' }], skipped: [{ ref: 'sim:3', reason: 'held' }] }),
    );
    const [first, second, third, fourth] = rows();
    if (!first || !second || !third || !fourth) throw new Error('rows are missing');
    expect(first).toHaveTextContent(/Anna.*running.*tap “Claim”.*4 of 9.*3/);
    expect(second).toHaveTextContent(/sim:2.*retry.*try 2 of 5.*vanished/);
    expect(third).toHaveTextContent(/sim:9.*booting.*Starting up/);
    expect(fourth).toHaveTextContent(/sim:3.*left out.*in use by something else/);
  });

  it('only the row of a bot that changed says something else', () => {
    const { link } = open(running());
    act(() => {
      link.push({ type: 'bot.put', bot: botView('a', 1, 'completed') });
    });
    expect(rows()[0]).toHaveTextContent('2 iterations done');
    expect(rows()[1]).toHaveTextContent('vanished');
  });

  it('arrow keys move between rows, Enter opens the drawer, and the focus comes back', async () => {
    const { user } = open(running());
    screen.getByRole('button', { name: 'Anna (sim:1)' }).focus();
    await user.keyboard('{ArrowDown}');
    const second = screen.getByRole('button', { name: 'sim:2' });
    expect(second).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('dialog')).toHaveTextContent('sim:2 vanished');
    await user.keyboard('{Escape}');
    await drawerGone();
    await waitFor(() => {
      expect(second).toHaveFocus();
    });
  });

  it('more than eight can be searched and narrowed; heads sort', async () => {
    const bots = Array.from({ length: 12 }, (_, index) =>
      botView('a', index + 1, index === 6 ? 'failed' : 'running', { restarts: index }),
    );
    const { user } = open({ ...running(), bots });
    await user.click(screen.getByRole('button', { name: 'Restarts' }));
    expect(rows()[0]).toHaveTextContent('sim:12');
    await user.click(screen.getByRole('button', { name: 'Failed' }));
    expect(rows()).toHaveLength(1);
    await user.type(screen.getByRole('searchbox', { name: 'Search bots' }), 'zzz');
    expect(screen.getByText('No bot fits this filter.')).toBeVisible();
  });

  it('of many only those in sight are drawn; End leads to the last one, whose row keeps the focus', async () => {
    const bots = Array.from({ length: 200 }, (_, index) => botView('a', index + 1, 'running'));
    const { user } = open({ ...running(), bots });
    expect(screen.getByRole('table', { name: 'Bots' })).toHaveAttribute('aria-rowcount', '201');
    expect(document.querySelectorAll('tr[data-bot]').length).toBeLessThan(40);
    screen.getByRole('button', { name: 'Anna (sim:1)' }).focus();
    await user.keyboard('{End}');
    expect(screen.getByRole('button', { name: 'sim:200' })).toHaveFocus();
    expect(screen.getByRole('button', { name: 'sim:200' }).closest('tr')).toHaveAttribute(
      'aria-rowindex',
      '201',
    );
  });

  it('S, P and X on a row mean that bot, under the rules of its menu, and never the group', async () => {
    const snapshot = running();
    const bots = [...snapshot.bots, botView('a', 3, 'completed')];
    const { user, made } = open({ ...snapshot, bots });
    screen.getByRole('button', { name: 'Anna (sim:1)' }).focus();
    await user.keyboard('spx');
    screen.getByRole('button', { name: 'sim:3' }).focus();
    await user.keyboard('pxs');
    const bot = { orchestrationId: 'run-a', botId: 'run-a/1' };
    expect(made()).toEqual([
      { name: 'bots.pause', input: bot },
      { name: 'bots.stop', input: { ...bot, mode: 'now' } },
      { name: 'bots.restart', input: { ...bot, botId: 'run-a/3' } },
    ]);
  });

  it('the menu of a row is made when it is opened, and gives the focus back', async () => {
    const { user, made } = open(running());
    const button = screen.getByRole('button', { name: 'Actions for the bot on sim:2' });
    expect(screen.queryByRole('menu')).toBeNull();
    await user.click(button);
    expect(await screen.findByRole('menu', { name: 'Actions for the bot on sim:2' })).toBeVisible();
    expect(button).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(button).toHaveFocus();
    });
    await user.click(button);
    await user.click(await screen.findByRole('menuitem', { name: /^Restart/ }));
    expect(made()).toEqual([{ name: 'bots.restart', input: { orchestrationId: 'run-a', botId: 'run-a/2' } }]);
  });

  it('without a run it says what will appear, and starts', async () => {
    const { user, made } = open(snapshotOf({ definitions: [definitionView('a', { name: 'Daily' })] }));
    await user.click(screen.getByRole('button', { name: 'Start' }));
    expect(made()).toEqual([{ name: 'groups.start', input: { definitionId: 'a', overrides: null } }]);
  });
});

describe('events', () => {
  const events = [line(1, 'opened the app'), line(2, 'no coins', 'error')];
  const lines = () => screen.getAllByRole('option').map(({ textContent }) => textContent);

  it('come as they happen and can be narrowed', async () => {
    const { user, link } = open(running(), { tab: 'events', events });
    expect(lines()).toHaveLength(2);
    act(() => {
      link.feed('events', line(3, 'no gems', 'warn'));
    });
    await screen.findByText('no gems');
    await user.click(screen.getByRole('button', { name: 'Problems' }));
    expect(lines().join()).toMatch(/no coins.*no gems/);
    await user.type(screen.getByRole('searchbox', { name: 'Search events' }), 'gems');
    expect(lines()).toHaveLength(1);
  });

  it('a flood draws only what is in sight', async () => {
    const { link } = open(running(), { tab: 'events', events });
    act(() => {
      link.feed(
        'events',
        ...Array.from({ length: 6_000 }, (_, index) => line(index + 3, `flood ${String(index)}`)),
      );
    });
    expect(await screen.findByText('The newest 5,000 events')).toBeVisible();
    expect(lines().length).toBeLessThan(80);
  });

  it('are read in full by key', async () => {
    const { user } = open(running(), { tab: 'events', events });
    screen.getByRole('listbox').focus();
    await user.keyboard('{ArrowUp}');
    expect(screen.getByRole('region', { name: 'The event in full' })).toHaveTextContent('no coins');
  });

  it('are not asked for any more when another tab is open', async () => {
    const { user, link } = open(running(), { tab: 'events', events });
    expect(link.listeners('events')).toBe(1);
    await user.click(screen.getByRole('tab', { name: 'Bots' }));
    expect(link.listeners('events')).toBe(0);
  });
});

describe('timeline', () => {
  it('has a lane for each bot, tells failures in words and opens the bot', async () => {
    const failed = event(1, { type: 'bot.failure', failure: gone });
    const { user } = open(running(), { tab: 'timeline', events: [failed] });
    expect(screen.getByRole('button', { name: /^Anna: running, failures 0/ })).toBeVisible();
    expect(screen.getByRole('listbox', { name: /Failures and restarts/ })).toHaveTextContent(
      'sim:2 vanished',
    );
    await user.click(screen.getByRole('button', { name: /^sim:2: .*failures 1/ }));
    expect(await screen.findByRole('dialog')).toHaveTextContent('sim:2 vanished');
  });
});

describe('a long timeline', () => {
  const many = (): ViewSnapshot => ({
    ...running(),
    bots: Array.from({ length: 100 }, (_, at) => botView('a', at + 1, 'running')),
  });

  it('keeps the lane with the focus though it is scrolled out of sight', () => {
    open(many(), { tab: 'timeline' });
    const lane = screen.getByRole('button', { name: /^sim:3:/ });
    act(() => {
      lane.focus();
    });
    const list = screen.getByRole('list', { name: 'Bots over time' });
    const box = list.parentElement?.parentElement;
    act(() => {
      if (box) box.scrollTop = 1_500;
      box?.dispatchEvent(new Event('scroll'));
    });
    expect(screen.queryByRole('button', { name: /^sim:5:/ })).toBeNull();
    expect(screen.getByRole('button', { name: /^sim:60:/ })).toBeVisible();
    expect(lane).toHaveFocus();
  });
});

describe('definition', () => {
  it('is told in words and as JSON, with its verbs', async () => {
    const { user, made } = open(running(), { tab: 'definition' });
    expect(screen.getByText('Bots start one after another, 5 s apart.')).toBeVisible();
    expect(screen.getByText('/home/ada/muster/orchestration_groups/a.json')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show in folder' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Clone' }));
    expect(made().map(({ name }) => name)).toEqual(['definitions.clone']);
    await user.click(screen.getByRole('button', { name: 'JSON' }));
    expect(screen.getByText(/"schemaVersion": 1/)).toBeVisible();
  });

  it('says of a secret input that it is set, not that it is missing', () => {
    const snapshot = running();
    const definitions = snapshot.definitions.map((view) => ({ ...view, keptSecrets: ['pin'] }));
    open({ ...snapshot, definitions }, { tab: 'definition' });
    expect(screen.getByRole('group', { name: 'The definition in words' })).toHaveTextContent('pin•••••• set');
  });

  it('shows its folder where the system can', async () => {
    const snapshot = running();
    const host = { ...snapshot.host, canReveal: true };
    const { user, made } = open({ ...snapshot, host }, { tab: 'definition' });
    await user.click(screen.getByRole('button', { name: 'Show in folder' }));
    expect(made()).toEqual([{ name: 'host.reveal', input: { path: 'orchestration_groups/a.json' } }]);
  });
});

describe('drawer of a bot', () => {
  it('says what went wrong and when it is tried again, and acts on this bot alone', async () => {
    const { user, made } = open(running(), { bot: 'run-a/2' });
    const drawer = await screen.findByRole('dialog');
    expect(drawer).toHaveTextContent(/Try 2 of 5 begins in/);
    await user.click(within(drawer).getByRole('button', { name: 'Pause the bot on sim:2' }));
    await user.click(within(drawer).getByRole('button', { name: 'Stop the bot on sim:2' }));
    const bot = { orchestrationId: 'run-a', botId: 'run-a/2' };
    expect(made()).toEqual([
      { name: 'bots.pause', input: bot },
      { name: 'bots.stop', input: { ...bot, mode: 'now' } },
    ]);
  });

  it('shows what the routine changes before the inputs it was given', async () => {
    const { link } = open(running(), { bot: 'run-a/2' });
    await screen.findByText('The routine has no variables now.');
    act(() => {
      link.feed('botVariables', [
        { name: 'rounds', scope: 'input', value: '3' },
        { name: 'coins', scope: 'group', value: '1' },
      ]);
    });
    const rows = within(screen.getByRole('region', { name: 'Variables' })).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual(['NameScopeValue', 'coinsgroup1', 'roundsinput3']);
  });

  it('marks a variable that changed', async () => {
    const { link } = open(running(), { bot: 'run-a/2' });
    await screen.findByText('The routine has no variables now.');
    const coins = (value: string) => [{ name: 'coins', scope: 'bot', value }] as const;
    act(() => {
      link.feed('botVariables', [...coins('1'), { name: 'rounds', scope: 'input', value: '3' }]);
    });
    act(() => {
      link.feed('botVariables', [...coins('2'), { name: 'rounds', scope: 'input', value: '3' }]);
    });
    await waitFor(() => {
      expect(screen.getByRole('row', { name: /coins bot 2/ })).toHaveAttribute('data-changed', 'true');
    });
  });

  it('says that the routine has not looked yet, takes a screenshot, shows a newer frame', async () => {
    const { user, link, made } = open(running(), { bot: 'run-a/2' });
    expect(await screen.findByText('This routine hasn’t looked at the screen yet.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Take a screenshot' }));
    expect(made()).toEqual([{ name: 'instances.screenshot', input: { ref: 'sim:2' } }]);
    const picture = await screen.findByRole('img', { name: /^Screen of sim:2/ });
    const at = new Date(Date.now() + 5_000).toISOString();
    act(() => {
      link.feed('botFrame', { at, width: 7, height: 9, png: 'aaaa' });
    });
    expect(picture).toHaveAttribute('width', '7');
  });

  it('its streams are open only while it is', async () => {
    const { user, link } = open(running(), { bot: 'run-a/2', events: [line(1, 'opened the app')] });
    expect(await screen.findByText('opened the app')).toBeVisible();
    const count = () => [
      link.listeners('events'),
      link.listeners('botVariables'),
      link.listeners('botFrame'),
    ];
    expect(count()).toEqual([1, 1, 1]);
    await user.keyboard('{Escape}');
    await drawerGone();
    expect(count()).toEqual([0, 0, 0]);
  });
});

describe('a bot that is gone', () => {
  const lastRun = (orchestrationId: string, outcome: 'interrupted' | 'completed') => ({
    ...{
      orchestrationId: OrchestrationId.parse(orchestrationId),
      outcome,
      startedAt: new Date(0).toISOString(),
      endedAt: null,
    },
    ...{ botsCompleted: 0, botsTotal: 2, failure: null, resumable: false },
  });
  it.each([
    ['run-a', 'interrupted', /^Muster ended unexpectedly during its run/],
    ['run-a', 'completed', /^Muster was started again after its run/],
    ['run-b', 'interrupted', /newer runs have taken its place/],
  ] as const)('of %s, %s: is told why', async (run, outcome, words) => {
    const definition = { ...definitionView('a', { name: 'Daily' }), lastRun: lastRun(run, outcome) };
    open(snapshotOf({ definitions: [definition] }), { bot: 'run-a/1' });
    expect(await screen.findByText(words)).toBeVisible();
  });
});
