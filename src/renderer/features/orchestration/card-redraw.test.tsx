import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { many } from '../../../../testing/renderer/preview/scenes';
import { renderWindow } from '../../../../testing/renderer/render-window';
import type { DefinitionView, ViewSnapshot } from '../../../shared/view';

/** The same, telling which definitions are read: a card reads its own whenever it is drawn. */
function watched(snapshot: ViewSnapshot, read: Set<string>): ViewSnapshot {
  const watch = (view: DefinitionView): DefinitionView =>
    new Proxy(view, {
      get: (target, key, receiver): unknown => {
        if (key === 'definition') read.add(target.id);
        return Reflect.get(target, key, receiver);
      },
    });
  return { ...snapshot, definitions: snapshot.definitions.map(watch) };
}

it('a patch of one bot draws its card anew, and none of the others', async () => {
  const snapshot = many();
  const read = new Set<string>();
  const { link } = renderWindow(watched(snapshot, read));
  // Cards are let in a few at a time.
  let before = 0;
  await waitFor(
    () => {
      const now = document.querySelectorAll('article').length;
      const isSettled = now === before;
      before = now;
      expect(now).toBeGreaterThan(10);
      expect(isSettled).toBe(true);
    },
    { interval: 200, timeout: 10_000 },
  );
  const shown = [...document.querySelectorAll<HTMLElement>('article')].map(({ dataset }) => dataset['card']);
  const group = snapshot.groups.find(({ definitionId }) => shown.includes(definitionId));
  const bot = snapshot.bots.find(({ orchestrationId }) => orchestrationId === group?.orchestrationId);
  if (!group || !bot) throw new Error('no group in sight is running');

  expect(read).toEqual(new Set(snapshot.definitions.map(({ id }) => id)));
  read.clear();
  act(() => {
    link.push({ type: 'bot.put', bot: { ...bot, iteration: 4_711 } });
  });

  const card = screen.getByRole('article', { name: group.name });
  expect(within(card).getByText(/4,?711/)).toBeVisible();
  // One that is let in only now is drawn too, and not because of the patch.
  expect([...read].filter((id) => shown.includes(id))).toEqual([group.definitionId]);
});
