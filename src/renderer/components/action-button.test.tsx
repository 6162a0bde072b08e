import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { createUiStore } from '../state/ui-store';
import { createViewStore } from '../state/view-store';
import { HostProvider } from '../state/host-context';
import { createScriptedLink } from '../../../testing/renderer/scripted-link';
import { snapshotOf } from '../../../testing/renderer/view-fixtures';
import { ActionButton } from './action-button';

const clicks: string[] = [];

function shown(disabledReason: string | null) {
  const value = {
    link: createScriptedLink(snapshotOf()),
    uiStore: createUiStore(),
    viewStore: createViewStore().store,
  };
  return (
    <MantineProvider>
      <HostProvider value={value}>
        <ActionButton label="Start" disabledReason={disabledReason} onClick={() => clicks.push('start')} />
      </HostProvider>
    </MantineProvider>
  );
}

describe('a button that is switched off and on', () => {
  it('stays the same element and keeps the focus', () => {
    const { rerender } = render(shown(null));
    const button = screen.getByRole('button', { name: 'Start' });
    button.focus();
    rerender(shown('Nothing is there'));
    expect(screen.getByRole('button', { name: 'Start' })).toBe(button);
    expect(button).toHaveFocus();
    expect(button).toHaveAccessibleDescription('Nothing is there');
    rerender(shown(null));
    expect(button).toHaveFocus();
    expect(button).not.toHaveAttribute('aria-describedby');
  });

  it('does nothing while it is off, and shows why on focus', async () => {
    const user = userEvent.setup({ pointerEventsCheck: 0 });
    render(shown('Nothing is there'));
    await user.tab();
    await waitFor(() => {
      expect(screen.getByText('Nothing is there')).toBeVisible();
    });
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: 'Start' }));
    expect(clicks).toEqual([]);
  });
});
