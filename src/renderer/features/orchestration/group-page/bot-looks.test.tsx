import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { renderWindow } from '../../../../../testing/renderer/render-window';
import type { ScriptedLink } from '../../../../../testing/renderer/scripted-link';
import {
  botView,
  definitionView,
  groupView,
  routineSummary,
  snapshotOf,
} from '../../../../../testing/renderer/view-fixtures';
import { BotId, DefinitionId } from '../../../../shared/ids';
import { NOTHING_NEAR, type BotLook, type FailedLook, type Looked } from '../../../../shared/looked';
import type { BotView } from '../../../../shared/view';
import { lookedOn } from './use-bot-looks';

const looked = (fields: Partial<Looked>): Looked => ({
  ...{ ...NOTHING_NEAR, kind: 'image', what: 'demo/claim', count: null },
  ...fields,
});
const box = { x: 100, y: 200, width: 40, height: 20 };
const look = (fields: Partial<BotLook> = {}): BotLook => ({
  ...{ at: '2026-11-20T10:00:00.000Z', until: '2026-11-20T10:00:00.100Z', tookMs: 12, routineName: 'daily' },
  looked: [
    looked({ found: true, score: 0.987, box }),
    looked({ kind: 'app', what: 'a.b', instead: ['c.d'] }),
  ],
  ...fields,
});
const failed: FailedLook = {
  screen: { width: 540, height: 960 },
  looked: [
    looked({ score: 0.714, wanted: 0.9, box, area: { ...box, width: 200 }, advice: 'nothing_like_it' }),
  ],
  picture: 'run-a/1/a.png',
};

function drawerOf(fields: Partial<BotView>, prepare: (link: ScriptedLink) => void = () => undefined) {
  const group = {
    definitionId: DefinitionId.parse('a'),
    tab: 'bots',
    botId: BotId.parse('run-a/1'),
  } as const;
  const shown = renderWindow(
    snapshotOf({
      definitions: [definitionView('a', { name: 'Daily', routineName: 'daily' })],
      groups: [groupView('a', 'running', { name: 'Daily', routineName: 'daily' })],
      bots: [botView('a', 1, 'running', fields)],
      routines: [routineSummary('daily')],
    }),
    { ui: { page: 'group', group }, prepare },
  );
  return { shown, drawer: screen.findByRole('dialog') };
}

describe('what a bot looks for', () => {
  it('is shown with what it saw, and marked on the frame it was seen on', async () => {
    const { drawer } = drawerOf({}, (link) => {
      link.open('botLooks', () => [look()]);
      const frame = { at: '2026-11-20T10:00:00.050Z', width: 270, height: 480, png: 'iVBORw0KGgo=' };
      link.open('botFrame', () => ({ ...frame, screen: { width: 540, height: 960 } }));
    });
    const list = within(await drawer).getByRole('region', { name: 'Last look' });
    expect(list).toHaveTextContent('took 12 ms');
    const lines = within(list).getAllByRole('listitem');
    expect(lines.map((line) => line.textContent)).toEqual([
      'Image demo/claim there, 0.98 at 120, 210',
      'App a.b in front is c.d',
    ]);
    expect(within(lines[0] ?? list).getByRole('img', { name: 'Found' })).toBeVisible();
    const picture = within(await drawer).getByRole('region', { name: 'Screen' });
    const [mark] = picture.querySelectorAll<HTMLElement>('[data-tone="found"]');
    expect(parseFloat(mark?.style.left ?? '')).toBeCloseTo((100 / 540) * 100, 3);
  });

  it('belongs to a frame that came while it was under way', () => {
    const later = look({ at: '2026-11-20T10:00:01.000Z', until: '2026-11-20T10:00:01.200Z', looked: [] });
    expect(lookedOn({ at: '2026-11-20T10:00:00.100Z' }, [look(), later])).toHaveLength(2);
    expect(lookedOn({ at: '2026-11-20T10:00:00.500Z' }, [look(), later])).toEqual([]);
  });
});

describe('a bot that found nothing', () => {
  it('says what came nearest and what to try, and shows the picture with the places', async () => {
    const { drawer } = drawerOf({
      lastFailure: {
        class: 'routine',
        code: 'not_found',
        detail: { message: 'it was not found' },
        look: failed,
      },
    });
    expect(await drawer).toHaveTextContent('Image demo/claim: at best 0.71, at 120, 210; 0.90 is asked.');
    expect(await drawer).toHaveTextContent('The screen has 540 × 960.');
    await userEvent.click(within(await drawer).getByRole('button', { name: 'Show what it saw' }));
    const dialog = await screen.findByRole('dialog', { name: 'What the bot saw' });
    const picture = await within(dialog).findByRole('img', { name: /looked for in vain/ });
    const tones = [...(picture.parentElement?.querySelectorAll<HTMLElement>('[data-tone]') ?? [])];
    expect(tones.map(({ dataset }) => dataset['tone'])).toEqual(['area', 'near']);
    expect(within(dialog).getByRole('listitem')).toHaveTextContent('Check whether this is the right screen.');
  });

  it('says why when the picture is gone', async () => {
    const { drawer } = drawerOf(
      { lastFailure: { class: 'routine', code: 'not_found', detail: {}, look: failed } },
      (link) => {
        const error = { code: 'file_unreadable', file: 'a.png', reason: 'it is gone' } as const;
        link.answer('evidence.picture', () => ({ ok: false, error }));
      },
    );
    await userEvent.click(within(await drawer).getByRole('button', { name: 'Show what it saw' }));
    const dialog = await screen.findByRole('dialog', { name: 'What the bot saw' });
    expect(await within(dialog).findByText(/it is gone/)).toBeVisible();
  });
});
