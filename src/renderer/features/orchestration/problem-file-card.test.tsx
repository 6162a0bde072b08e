import { screen, within } from '@testing-library/react';
import { notifications } from '@mantine/notifications';
import { afterEach, describe, expect, it } from 'vitest';
import { card, renderWindow } from '../../../../testing/renderer/render-window';
import { ago, hostView, problemFile, snapshotOf } from '../../../../testing/renderer/view-fixtures';
import { DefinitionId, TrashId } from '../../../shared/ids';

afterEach(() => {
  notifications.clean();
});

const FILE = 'pack.json';
const broken = { code: 'not_json', message: 'expected a comma', line: 14, column: null };
const previous = { at: ago(7_200_000), name: 'Daily rewards' };

function show(
  reason: Readonly<Record<string, unknown>>,
  rest: { previous?: typeof previous; canReveal?: boolean } = {},
) {
  const { canReveal = false } = rest;
  return renderWindow(
    snapshotOf({
      host: { ...hostView, canReveal },
      problemFiles: [{ ...problemFile(FILE, reason), previous: rest.previous ?? null }],
    }),
  );
}
const buttons = () =>
  within(card(FILE))
    .getAllByRole('button')
    .map((each) => each.getAttribute('aria-label'));
const button = (name: string) => within(card(FILE)).getByRole('button', { name });

describe('a file that is no group', () => {
  it.each([
    [broken, [`Copy the path of ${FILE}`, `More actions for ${FILE}`]],
    [
      { code: 'duplicate_id', otherFile: 'a.json' },
      [`Keep ${FILE} as a copy`, `Copy the path of ${FILE}`, `More actions for ${FILE}`],
    ],
    [
      { code: 'newer_version', version: 4, supported: 1 },
      [`Copy the path of ${FILE}`, `More actions for ${FILE}`],
    ],
  ])('offers what helps: %j', (reason, names) => {
    show(reason);
    expect(buttons()).toEqual(names);
    expect(card(FILE)).toHaveTextContent(`/home/ada/muster/orchestration_groups/${FILE}`);
  });

  it('never offers to put an old version in place of what a newer Muster wrote', () => {
    show({ code: 'newer_version', version: 4, supported: 1 }, { previous });
    expect(buttons()).not.toContain(`Restore the previous version of ${FILE}`);
  });

  it('is shown in its folder where that can be opened', async () => {
    const { user, link, made } = show(broken, { canReveal: true });
    link.answer('host.reveal', ({ path }) => ({ ok: false, error: { code: 'reveal_unavailable', path } }));
    await user.click(button(`Show ${FILE} in its folder`));
    expect(made()).toEqual([{ name: 'host.reveal', input: { path: `orchestration_groups/${FILE}` } }]);
    expect(await screen.findByRole('alert')).toHaveTextContent('The folder can’t be opened from here');
  });

  it('gets its previous version back after a question that shows it', async () => {
    const { user, link, made } = show(broken, { previous });
    link.answer('problemFiles.restorePrevious', () => ({
      ok: true,
      value: { definitionId: DefinitionId.parse('a'), trashId: TrashId.parse('t') },
    }));
    expect(card(FILE)).toHaveTextContent('Last readable version2 h agoDaily rewards');
    await user.click(button(`Restore the previous version of ${FILE}`));
    const dialog = await screen.findByRole('dialog', { name: `Restore the previous version of ${FILE}?` });
    expect(dialog).toHaveTextContent('Daily rewards2 h ago');
    expect(made()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Restore' }));
    expect(made()).toEqual([{ name: 'problemFiles.restorePrevious', input: { file: FILE } }]);
    expect(await screen.findByText('“Daily rewards” is back; the broken file is in the trash')).toBeVisible();
  });

  it('a copy gets an id of its own and can be edited at once', async () => {
    const { user, link, made } = show({ code: 'duplicate_id', otherFile: 'a.json' });
    link.answer('problemFiles.keepAsCopy', () => ({
      ok: true,
      value: { definitionId: DefinitionId.parse('copy') },
    }));
    await user.click(button(`Keep ${FILE} as a copy`));
    expect(made()).toEqual([{ name: 'problemFiles.keepAsCopy', input: { file: FILE } }]);
    expect(await screen.findByRole('button', { name: 'Edit it' })).toBeVisible();
  });

  it('is removed into the trash, and Undo brings it back', async () => {
    const { user, link, made } = show(broken);
    const trashId = TrashId.parse('trash-9');
    link.answer('problemFiles.remove', () => ({ ok: true, value: { trashId } }));
    link.answer('definitions.restore', () => ({ ok: true, value: { definitionId: null } }));
    await user.click(button(`More actions for ${FILE}`));
    await user.click(await screen.findByRole('menuitem', { name: /^Remove/ }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(made()).toEqual([
      { name: 'problemFiles.remove', input: { file: FILE } },
      { name: 'definitions.restore', input: { trashId } },
    ]);
    expect(await screen.findByText(`${FILE} is back`)).toBeVisible();
  });
});
