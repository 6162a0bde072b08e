import { ActionIcon, Menu, type ActionIconProps } from '@mantine/core';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { MenuEntries, type MenuEntry } from './overflow-menu';

interface LazyMenuProps extends ActionIconProps {
  readonly 'aria-label': string;
  /** -1 where arrow keys lead to it, not Tab. */
  readonly tabIndex: number;
  readonly icon: ReactNode;
  /** Asked for when the menu is opened, and while it is open. */
  readonly entries: () => readonly (MenuEntry | null)[];
}

/** A button with a menu that costs nothing while it is closed: for rows, of which there are many. */
export function LazyMenu({ icon, entries, ...button }: LazyMenuProps) {
  const [opened, setOpened] = useState(false);
  const wasOpen = useRef(false);
  const opener = useRef<HTMLButtonElement>(null);
  const change = (next: boolean): void => {
    // Before the menu is gone, so that a dialog which one of its rows opens finds the way back too.
    if (!next && document.activeElement?.closest('[role="menu"]')) opener.current?.focus();
    setOpened(next);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpened(true);
  };
  return (
    <span style={{ position: 'relative', display: 'inline-flex', verticalAlign: 'middle' }}>
      <ActionIcon
        {...button}
        ref={opener}
        aria-haspopup="menu"
        aria-expanded={opened}
        onPointerDown={() => {
          wasOpen.current = opened;
        }}
        onClick={() => {
          setOpened(!wasOpen.current);
          wasOpen.current = false;
        }}
        onKeyDown={press}
      >
        {icon}
      </ActionIcon>
      {opened ? (
        <Menu opened onChange={change} position="bottom-end" withinPortal>
          <Menu.Target>
            {/* The menu is named after this, and stands beside it. */}
            <span
              aria-hidden
              aria-label={button['aria-label']}
              style={{ position: 'absolute', inset: 0, pointerEvents: 'none' }}
            />
          </Menu.Target>
          <Menu.Dropdown>
            <MenuEntries entries={entries()} />
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </span>
  );
}
