import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderWindow } from '../../../../../testing/renderer/render-window';
import {
  botView,
  definitionView,
  groupView,
  routineSummary,
  snapshotOf,
} from '../../../../../testing/renderer/view-fixtures';
import { BotId, DefinitionId } from '../../../../shared/ids';
import type { SentryView } from '../../../../shared/sentry-view';
import type { BotView } from '../../../../shared/view';

const sentry = (routineName: string, fields: Partial<SentryView> = {}): SentryView => ({
  ...{ routineName, severity: 'medium', everyMs: 5_000, runs: 4, failures: 0, failuresInRow: 0 },
  ...{ minMs: 10, averageMs: 20, maxMs: 30, lastFailure: null, ...fields },
});

/** The drawer of a bot that is at step 2 of its second step, in a routine whose file tells its line. */
async function drawerOf(fields: Partial<BotView>) {
  const group = {
    definitionId: DefinitionId.parse('a'),
    tab: 'bots',
    botId: BotId.parse('run-a/1'),
  } as const;
  const step = { path: '2.repeat.1/3', label: 'Rest', index: 2, total: 2 };
  renderWindow(
    snapshotOf({
      definitions: [definitionView('a', { name: 'Daily', routineName: 'daily' })],
      groups: [groupView('a', 'running', { name: 'Daily', routineName: 'daily' })],
      bots: [botView('a', 1, 'running', { step, ...fields })],
      routines: [routineSummary('daily')],
    }),
    {
      ui: { page: 'group', group },
      prepare: (link) => {
        const leaf = { id: null, label: '', action: 'wait', children: [] };
        const outline = [
          { ...leaf, path: '1', line: 3 },
          { ...leaf, path: '2', line: 4, children: [{ ...leaf, path: '2.repeat.1', line: 7 }] },
        ];
        link.answer('routines.read', () => ({
          ok: true,
          value: {
            ...{ file: 'daily.yaml', text: '', hash: '', outline },
            ...{ problems: [], sentries: [], mayConsent: true },
          },
        }));
      },
    },
  );
  return screen.findByRole('dialog');
}

describe('the drawer of a bot', () => {
  it('shows its sentries: how often they ran and failed, and when they run next', async () => {
    const nextAt = new Date(Date.now() + 59_500).toISOString();
    const lastFailure = { class: 'routine', code: 'routine_failed', detail: { message: 'no net' } } as const;
    const drawer = await drawerOf({
      sentries: [
        sentry('watch/ads', { nextAt }),
        sentry('watch/net', { severity: 'high', failures: 3, failuresInRow: 2, lastFailure }),
      ],
    });
    const sentries = within(drawer).getByRole('region', { name: 'Sentries' });
    const [, ads, net] = within(sentries).getAllByRole('row');
    expect(ads).toHaveTextContent(/^watch\/adsmedium5s4000:(59|60|58)|01:00$/);
    expect(net).toHaveTextContent('watch/nethigh5s432 in a row–');
    expect(within(sentries).queryByRole('status')).toBeNull();
  });

  it('says who holds it', async () => {
    const drawer = await drawerOf({ state: 'paused', pauseReasons: ['sentry'], heldBy: ['watch/ads'] });
    expect(within(drawer).getByRole('status')).toHaveTextContent('Held by watch/ads');
    expect(drawer).toHaveTextContent('held by watch/ads');
  });

  it('says the line of its step, of a called routine that of the call, and has no empty list of sentries', async () => {
    const drawer = await drawerOf({});
    await within(drawer).findByText('7');
    expect(drawer).toHaveTextContent('line 7');
    expect(within(drawer).queryByRole('region', { name: 'Sentries' })).toBeNull();
  });
});
