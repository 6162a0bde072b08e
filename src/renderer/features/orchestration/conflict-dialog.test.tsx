import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { card, renderWindow } from '../../../../testing/renderer/render-window';
import {
  definitionView,
  groupView,
  instanceView,
  snapshotOf,
} from '../../../../testing/renderer/view-fixtures';
import type { InstanceConflict } from '../../../shared/errors';
import { DefinitionId, OrchestrationId } from '../../../shared/ids';
import { waitingWords } from './conflict-waiting';

const holder = {
  orchestrationId: 'run-b',
  botId: 'run-b/1',
  groupName: 'Owner',
  purpose: 'bot',
} as const;
const held = (ref: string, by: Partial<InstanceConflict['holder']> = {}) =>
  instanceView(ref, { holder: { ...holder, ...by } });
const conflictOf = ({ ref, holder: by }: ReturnType<typeof held>) => (by ? [{ ref, holder: by }] : []);

const RUN = OrchestrationId.parse('run-old');

async function refuse(instances: readonly ReturnType<typeof held>[]) {
  const window = renderWindow(
    snapshotOf({
      definitions: [definitionView('a', { name: 'Daily', requestedBotCount: 2 })],
      instances: [...instances],
    }),
  );
  window.link.answer('groups.start', ({ overrides }) =>
    overrides?.onConflict === undefined
      ? { ok: false, error: { code: 'instance_conflict', conflicts: instances.flatMap(conflictOf) } }
      : { ok: false, error: { code: 'host_stopping' } },
  );
  await window.user.click(screen.getByRole('button', { name: 'Start Daily' }));
  const dialog = await screen.findByRole('dialog', { name: '“Daily” was not started' });
  const press = (name: string) =>
    window.user.click(within(screen.getByRole('dialog')).getByRole('button', { name }));
  return { ...window, dialog, press };
}

const restarted = (onConflict: string) => ({
  name: 'groups.start',
  input: { definitionId: 'a', overrides: { onConflict } },
});

describe('a start that meets held instances', () => {
  it('says who holds what and what each choice would do', async () => {
    const { dialog } = await refuse([held('sim:1'), instanceView('sim:2'), instanceView('sim:3')]);
    expect(within(dialog).getByRole('row', { name: 'sim:1 Owner a bot' })).toBeVisible();
    const choices = within(dialog)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(choices).toEqual([
      'Skip itStarts now with 2 bots, on sim:2 and sim:3.',
      'Wait for itStarts once sim:1 is free. It can be stopped while it waits.',
      'Take over…Bots of “Owner” on sim:1 are stopped first; its other bots go on.',
    ]);
  });

  it('skips and waits by starting again under that rule', async () => {
    const { press, made } = await refuse([held('sim:1'), held('sim:2'), instanceView('sim:3')]);
    await press('Skip them');
    await press('Wait for them');
    expect(made().slice(1)).toEqual([restarted('skip'), restarted('queue')]);
  });

  it('takes over only after it was confirmed', async () => {
    const { press, made } = await refuse([held('sim:1'), held('sim:2', { groupName: 'Other' })]);
    await press('Take over…');
    const confirm = screen.getByRole('dialog', { name: 'Take over for “Daily”?' });
    expect(confirm).toHaveTextContent(
      'Bots of “Owner” on sim:1 and “Other” on sim:2 are stopped first; their other bots go on.',
    );
    expect(made()).toHaveLength(1);
    await press('Back');
    await press('Take over…');
    await press('Stop them and take over');
    expect(made().slice(1)).toEqual([restarted('takeOver')]);
  });

  it('a refused choice says why and leaves the others; an accepted one closes', async () => {
    const { press, link } = await refuse([held('sim:1')]);
    await press('Wait for it');
    expect(await screen.findByText('Muster is shutting down')).toBeVisible();
    link.answer('groups.start', () => ({
      ok: true,
      value: { orchestrationId: groupView('a', 'acquiring').orchestrationId },
    }));
    await press('Wait for it');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });

  it('offers no choice that leads nowhere', async () => {
    const { dialog } = await refuse([
      held('sim:1', { purpose: 'capture', botId: null }),
      instanceView('sim:2', { state: 'offline' }),
    ]);
    expect(within(dialog).getByRole('button', { name: 'Skip it' })).toHaveAccessibleDescription(
      'None of its other instances is free and ready',
    );
    expect(within(dialog).getByRole('button', { name: 'Take over…' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  it('Cancel does nothing', async () => {
    const { press, made } = await refuse([held('sim:1')]);
    await press('Cancel');
    expect(made()).toHaveLength(1);
  });

  it('is a plain start once everything is free', async () => {
    const { press, link, made } = await refuse([held('sim:1')]);
    act(() => {
      link.push({ type: 'instance.put', instance: instanceView('sim:1') });
    });
    expect(screen.getByRole('dialog')).toHaveTextContent(/is free meanwhile/);
    await press('Start');
    expect(made().slice(1)).toEqual([restarted('ask')]);
  });

  it('keeps the other changes of a start when a restart meets the conflict', async () => {
    const { user, link, made } = renderWindow(
      snapshotOf({
        definitions: [definitionView('a', { name: 'Daily' })],
        groups: [groupView('a', 'running', { name: 'Daily', overrides: { requestedBotCount: 1 } })],
        instances: [held('sim:1')],
      }),
    );
    link.answer('groups.restart', () => ({
      ok: false,
      error: { code: 'instance_conflict', conflicts: conflictOf(held('sim:1')) },
    }));
    await user.click(screen.getByRole('button', { name: 'More actions for Daily' }));
    await user.click(await screen.findByRole('menuitem', { name: /^Restart/ }));
    await user.click(await screen.findByRole('button', { name: 'Wait for it' }));
    expect(made().at(-1)).toEqual({
      name: 'groups.start',
      input: { definitionId: 'a', overrides: { requestedBotCount: 1, onConflict: 'queue' } },
    });
  });
});

describe('an interrupted run that meets held instances', () => {
  it('goes on under the rule that is chosen, and promises no number of bots', async () => {
    const { user, made } = renderWindow(
      snapshotOf({ definitions: [definitionView('a', { name: 'Daily' })], instances: [held('sim:1')] }),
      {
        ui: {
          dialog: {
            kind: 'conflict',
            name: 'Daily',
            conflicts: conflictOf(held('sim:1')),
            start: { definitionId: DefinitionId.parse('a'), overrides: null, resumes: RUN },
          },
        },
      },
    );
    const dialog = await screen.findByRole('dialog', { name: '“Daily” does not go on yet' });
    expect(dialog).toHaveTextContent('Goes on now with the other instances it may use');
    await user.click(within(dialog).getByRole('button', { name: 'Wait for it' }));
    expect(made()).toEqual([{ name: 'runs.resume', input: { orchestrationId: RUN, onConflict: 'queue' } }]);
  });

  it('is met from its card', async () => {
    const lastRun = {
      orchestrationId: RUN,
      startedAt: '2026-11-20T10:00:00.000Z',
      endedAt: null,
      outcome: 'interrupted',
      botsCompleted: 0,
      botsTotal: 1,
      failure: null,
      resumable: true,
    };
    const { user, link, made } = renderWindow(
      snapshotOf({
        definitions: [definitionView('a', { name: 'Daily' }, { lastRun })],
        instances: [held('sim:1')],
      }),
    );
    link.answer('runs.resume', ({ onConflict }) =>
      onConflict === undefined
        ? { ok: false, error: { code: 'instance_conflict', conflicts: conflictOf(held('sim:1')) } }
        : { ok: true, value: { orchestrationId: RUN } },
    );
    await user.click(screen.getByRole('button', { name: /^Resume/ }));
    await user.click(await screen.findByRole('button', { name: 'Skip it' }));
    expect(made().at(-1)).toEqual({
      name: 'runs.resume',
      input: { orchestrationId: RUN, onConflict: 'skip' },
    });
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
  });
});

describe('a group that waits for its turn', () => {
  it('says on its card what it waits for and who holds it', () => {
    const { link } = renderWindow(
      snapshotOf({
        definitions: [definitionView('a', { name: 'Daily' })],
        groups: [
          groupView('a', 'acquiring', { name: 'Daily', waitingFor: [{ ref: 'sim:1', what: 'lease' }] }),
        ],
        instances: [held('sim:1')],
      }),
    );
    expect(card('Daily')).toHaveTextContent('Waits for sim:1, held by “Owner”');
    act(() => {
      link.push({ type: 'instance.put', instance: held('sim:1', { groupName: 'Next' }) });
    });
    expect(card('Daily')).toHaveTextContent('Waits for sim:1, held by “Next”');
  });

  it('names at most two of each', () => {
    const lease = (ref: string) => ({ ref: instanceView(ref).ref, what: 'lease' as const });
    const boot = { ref: instanceView('sim:9').ref, what: 'boot' as const };
    const waiting = ['sim:1', 'sim:2', 'sim:3', 'sim:4'].map(lease);
    const holders = { 'sim:1': 'A', 'sim:2': 'A', 'sim:3': 'A', 'sim:4': 'B' };
    expect(waitingWords([...waiting, boot], holders)).toBe(
      'Waits for sim:1, sim:2 and 1 more, held by “A” and sim:4, held by “B”; waits until sim:9 is ready',
    );
  });
});
