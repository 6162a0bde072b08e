import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { GroupStateName } from '../../../shared/lifecycle-states';
import { card, renderWindow } from '../../../../testing/renderer/render-window';
import {
  ago,
  botView,
  definitionView,
  groupView,
  snapshotOf,
} from '../../../../testing/renderer/view-fixtures';

const GROUP = { orchestrationId: 'run-a' };
const running = (state: GroupStateName = 'running', fields: Readonly<Record<string, unknown>> = {}) =>
  snapshotOf({
    definitions: [definitionView('a', { name: 'Daily' })],
    groups: [groupView('a', state, { name: 'Daily', ...fields })],
    bots: [botView('a', 1, 'running'), botView('a', 2, 'paused', { pauseReasons: ['user'] })],
  });
const idle = (rest: Readonly<Record<string, unknown>> = {}) =>
  snapshotOf({ definitions: [definitionView('a', { name: 'Daily' }, rest)] });
const button = (name: string | RegExp) => within(card('Daily')).getByRole('button', { name });

describe('a card in every state', () => {
  it.each<[GroupStateName, string, string]>([
    ['validating', 'Validating', 'Checking routine, inputs and instances'],
    ['acquiring', 'Acquiring', 'Waits until sim:2 is ready'],
    ['launching', 'Launching', 'next bot in'],
    ['running', 'Running', '1 at work, 1 paused'],
    ['paused', 'Paused', '1 at work, 1 paused'],
    ['stopping', 'Stopping', 'Finishing the iteration: sim:1 and sim:2 still at work'],
  ])('%s', (state, pill, doing) => {
    renderWindow(
      running(state, {
        stopMode: state === 'stopping' ? 'drain' : null,
        waitingFor: [{ ref: 'sim:2', what: 'boot' }],
        nextStartAt: new Date(Date.now() + 3_000).toISOString(),
      }),
    );
    expect(within(card('Daily')).getByText(pill)).toBeVisible();
    expect(card('Daily')).toHaveTextContent(doing);
    expect(within(card('Daily')).getByText('00:12:41')).toBeVisible();
  });

  it('shows per bot: instance, step, place, iteration and state', () => {
    renderWindow(running());
    const row = screen.getByRole('listitem', { name: 'Bot on sim:1' });
    expect(row).toHaveTextContent('sim:1');
    expect(row).toHaveTextContent('tap “Claim”');
    expect(row).toHaveTextContent('4/9');
    expect(row).toHaveTextContent('#3');
    expect(row).toHaveTextContent('running');
  });

  it('counts down to the next try and says why', () => {
    const view = running();
    const lastFailure = { class: 'device', code: 'device_gone', detail: { ref: 'sim:1' } };
    const retry = { dueAt: new Date(Date.now() + 17_900).toISOString(), attempt: 2, maxRetries: 5 };
    renderWindow({ ...view, bots: [botView('a', 1, 'retryWait', { retry, lastFailure })] });
    const row = screen.getByRole('listitem', { name: 'Bot on sim:1' });
    expect(row).toHaveTextContent('vanished · try 2 of 5');
    expect(row).toHaveTextContent(/retry 00:1[78]/);
  });

  it('names the bots that do not fit', async () => {
    const view = running();
    const bots = Array.from({ length: 9 }, (_, index) => botView('a', index + 1, 'running'));
    const { user } = renderWindow({ ...view, bots });
    await user.click(button('5 more bots: 5 at work'));
    expect(await screen.findAllByText('sim:9')).not.toEqual([]);
  });

  it.each([
    ['completed', 'Completed', 'all 8 done'],
    ['stopped', 'Stopped', '2 h ago'],
    ['failed', 'Failed', 'All bots failed: mumu:2 went offline'],
  ])('says how and when a run ended: %s', (outcome, pill, words) => {
    const failure = {
      code: 'all_bots_failed',
      failure: { class: 'device', code: 'device_offline', detail: { ref: 'mumu:2' } },
    };
    renderWindow(
      idle({
        lastRun: {
          orchestrationId: 'run-0',
          outcome,
          startedAt: ago(7_500_000),
          endedAt: ago(7_200_000),
          botsCompleted: 8,
          botsTotal: 8,
          failure: outcome === 'failed' ? failure : null,
          resumable: false,
        },
      }),
    );
    expect(within(card('Daily')).getByText(pill)).toBeVisible();
    expect(card('Daily')).toHaveTextContent(words);
  });

  it('offers once what mends several problems', () => {
    const unknown = (ref: string) => ({
      ...{ level: 'error', path: 'availableInstances', code: 'instance_unknown', detail: { ref } },
    });
    const failure = { code: 'preflight', problems: ['sim:1', 'sim:2', 'sim:3'].map(unknown) };
    renderWindow(running('failed', { endedAt: ago(1_000), failure }));
    expect(within(card('Daily')).getAllByText(/was never seen here/)).toHaveLength(3);
    expect(
      within(card('Daily')).getAllByRole('button', { name: /Start the simulator|Connect it/ }),
    ).toHaveLength(1);
  });

  it('lists the problems of a start that was refused', () => {
    const problems = [
      {
        level: 'error',
        path: 'routineName',
        code: 'routine_not_found',
        detail: { routineName: 'demo/gone' },
      },
    ];
    const view = running('failed', { endedAt: ago(1_000), failure: { code: 'preflight', problems } });
    renderWindow({ ...view, bots: [] });
    expect(card('Daily')).toHaveTextContent('Not started: 1 problem found');
    expect(card('Daily')).toHaveTextContent('Routine “demo/gone” was not found');
  });

  it('a draft can’t start and says why', async () => {
    const problems = [{ level: 'error', path: 'routineName', code: 'routine_required', detail: {} }];
    const { user, made } = renderWindow(idle({ problems }));
    expect(within(card('Daily')).getByText('Draft')).toBeVisible();
    expect(button('Start Daily')).toHaveAttribute('aria-disabled', 'true');
    expect(button('Start Daily')).toHaveAccessibleDescription('It has problems: edit it first');
    await user.click(button('Start Daily'));
    expect(made()).toEqual([]);
  });
});

describe('its controls make the right call', () => {
  it('Start', async () => {
    const { user, made } = renderWindow(idle());
    await user.click(button('Start Daily'));
    expect(made()).toEqual([{ name: 'groups.start', input: { definitionId: 'a', overrides: null } }]);
  });

  it.each([
    ['Pause Daily', running(), { name: 'groups.pause', input: GROUP }],
    ['Resume Daily', running('paused'), { name: 'groups.resume', input: GROUP }],
    ['Stop Daily', running(), { name: 'groups.stop', input: { ...GROUP, mode: 'now' } }],
  ])('%s', async (name, view, call) => {
    const { user, made } = renderWindow(view);
    await user.click(button(name));
    expect(made()).toEqual([call]);
  });

  it.each([
    [
      'More ways to stop Daily',
      /^Finish iteration/,
      { name: 'groups.stop', input: { ...GROUP, mode: 'drain' } },
    ],
    [
      'More ways to stop Daily',
      /^Stop and close/,
      { name: 'groups.stop', input: { ...GROUP, mode: 'kill' } },
    ],
    ['More actions for Daily', /^Restart/, { name: 'groups.restart', input: GROUP }],
    [
      'More actions for Daily',
      /^Clone/,
      { name: 'definitions.clone', input: { definitionId: 'a', name: null } },
    ],
    ['Actions for the bot on sim:1', /^Pause/, { name: 'bots.pause', input: { ...GROUP, botId: 'run-a/1' } }],
    [
      'Actions for the bot on sim:2',
      /^Resume/,
      { name: 'bots.resume', input: { ...GROUP, botId: 'run-a/2' } },
    ],
    [
      'Actions for the bot on sim:1',
      /^Restart/,
      { name: 'bots.restart', input: { ...GROUP, botId: 'run-a/1' } },
    ],
    [
      'Actions for the bot on sim:1',
      /^Stop now/,
      { name: 'bots.stop', input: { ...GROUP, botId: 'run-a/1', mode: 'now' } },
    ],
  ])('%s → %s', async (menu, item, call) => {
    const { user, made } = renderWindow(running());
    await user.click(button(menu));
    await user.click(await screen.findByRole('menuitem', { name: item }));
    expect(made()).toEqual([call]);
  });

  it('shows no state the host has not told', async () => {
    const { user } = renderWindow(idle());
    await user.click(button('Start Daily'));
    expect(within(card('Daily')).getByText('Stopped')).toBeVisible();
    expect(button('Start Daily')).toBeVisible();
  });

  it('is busy while the call is under way, and makes it once', async () => {
    const { user, link, made } = renderWindow(idle());
    let answer: (() => void) | undefined;
    link.answer(
      'groups.start',
      () =>
        new Promise((resolve) => {
          answer = () => {
            resolve({ ok: false, error: { code: 'host_stopping' } });
          };
        }),
    );
    await user.click(button('Start Daily'));
    expect(button('Start Daily')).toHaveAttribute('data-loading', 'true');
    await user.click(button('Start Daily'));
    expect(made()).toHaveLength(1);
    answer?.();
    expect(await screen.findByText('Muster is shutting down')).toBeVisible();
    expect(button('Start Daily')).not.toHaveAttribute('data-loading', 'true');
  });

  it('a softer stop is refused while a harder one is under way, a harder one is not', async () => {
    const { user } = renderWindow(running('stopping', { stopMode: 'now' }));
    expect(button('Stop Daily')).toHaveAccessibleDescription('It is stopping already');
    await user.click(button('More ways to stop Daily'));
    expect(await screen.findByRole('menuitem', { name: /^Stop and close/ })).toBeEnabled();
    expect(screen.getByRole('menuitem', { name: /^Finish iteration/ })).toBeDisabled();
  });

  it('resumes or dismisses an interrupted run', async () => {
    const lastRun = {
      orchestrationId: 'run-0',
      outcome: 'interrupted',
      startedAt: ago(9_000),
      endedAt: null,
      botsCompleted: 0,
      botsTotal: 2,
      failure: null,
      resumable: true,
    };
    const { user, made } = renderWindow(idle({ lastRun }));
    await user.click(button('Resume run'));
    await user.click(button('Dismiss'));
    expect(made()).toEqual([
      { name: 'runs.resume', input: { orchestrationId: 'run-0' } },
      { name: 'runs.dismiss', input: { orchestrationId: 'run-0' } },
    ]);
  });

  it('shows who holds what when a start meets a conflict', async () => {
    const { user, link } = renderWindow(idle());
    const holder = {
      orchestrationId: 'run-b',
      botId: null,
      groupName: 'Night soak',
      purpose: 'bot',
    } as const;
    link.answer('groups.start', () => ({
      ok: false,
      error: { code: 'instance_conflict', conflicts: [{ ref: botView('a', 1, 'running').ref, holder }] },
    }));
    await user.click(button('Start Daily'));
    const dialog = await screen.findByRole('dialog', { name: '“Daily” was not started' });
    expect(within(dialog).getByRole('row', { name: 'sim:1 Night soak a bot' })).toBeVisible();
  });
});

describe('the stream changes the card', () => {
  it('from stopped to running and back', async () => {
    const { link } = renderWindow(idle());
    act(() => {
      link.push(
        { type: 'group.put', group: groupView('a', 'running') },
        { type: 'bot.put', bot: botView('a', 1, 'running') },
      );
    });
    expect(within(card('Daily')).getByText('Running')).toBeVisible();
    act(() => {
      link.push(
        { type: 'group.put', group: groupView('a', 'completed', { endedAt: ago(0) }) },
        { type: 'bot.put', bot: botView('a', 1, 'completed') },
      );
    });
    expect(within(card('Daily')).getByText('Completed')).toBeVisible();
    await waitFor(() => {
      expect(card('Daily')).toHaveTextContent('✓ done');
    });
  });
});
