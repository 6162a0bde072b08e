import { Menu } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';

/** One row of a menu; `null` draws a line. */
export interface MenuEntry {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly onClick: () => void;
  readonly hint?: string;
  readonly danger?: boolean;
  readonly disabledReason?: string | null | undefined;
}

interface OverflowMenuProps {
  /** The button that opens it. */
  readonly target: ReactElement;
  readonly entries: readonly (MenuEntry | null)[];
  readonly position?: 'bottom-start' | 'bottom-end' | 'top-end';
}

/** A menu of actions; a row that can't be used says why beneath its label. */
export function OverflowMenu({ target, entries, position = 'bottom-end' }: OverflowMenuProps) {
  return (
    <Menu position={position} withinPortal>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <MenuEntries entries={entries} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** The rows of a menu that is open. */
export function MenuEntries({ entries }: Pick<OverflowMenuProps, 'entries'>) {
  return entries.map((entry, index) =>
    entry === null ? (
      <Menu.Divider key={`-${String(index)}`} role="separator" />
    ) : (
      <Row key={entry.label} entry={entry} />
    ),
  );
}

function Row({ entry }: { entry: MenuEntry }) {
  const { icon: Icon, label, hint, disabledReason, danger = false, onClick } = entry;
  const below = disabledReason ?? hint;
  return (
    <Menu.Item
      leftSection={<Icon size={15} aria-hidden />}
      onClick={onClick}
      disabled={disabledReason !== undefined && disabledReason !== null}
      {...(danger ? { c: 'var(--red)' } : {})}
    >
      {label}
      {below === undefined ? null : <MenuHint>{below}</MenuHint>}
    </Menu.Item>
  );
}

function MenuHint({ children }: { children: string }) {
  return (
    <span style={{ display: 'block', fontSize: 12, color: 'var(--dim)', maxWidth: 260 }}>{children}</span>
  );
}
