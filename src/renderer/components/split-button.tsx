import { ActionIcon } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { ActionButton, type ActionButtonProps } from './action-button';
import { OverflowMenu, type MenuEntry } from './overflow-menu';
import css from './split-button.module.css';

interface SplitButtonProps extends ActionButtonProps {
  readonly entries: readonly (MenuEntry | null)[];
  /** Name of the arrow for screen readers: `More ways to start Night soak`. */
  readonly menuLabel: string;
  /** Height of the arrow in pixels; that of a button of size `xs` unless told otherwise. */
  readonly arrowHeight?: number;
}

/** A button with its most usual meaning, and an arrow with the other ones. */
export function SplitButton({ entries, menuLabel, arrowHeight = 28, ...button }: SplitButtonProps) {
  // Beside a button that is off, the arrow steps back too; its menu says what is still possible.
  const off = button.disabledReason !== undefined && button.disabledReason !== null;
  const variant = off ? 'default' : (button.variant ?? 'default');
  return (
    <span className={css['split']}>
      <ActionButton {...button} />
      <OverflowMenu
        position="bottom-start"
        entries={entries}
        target={
          <ActionIcon
            className={css['arrow'] ?? ''}
            variant={variant}
            {...(variant === 'filled' ? { color: 'accent' } : {})}
            data-filled={variant === 'filled'}
            aria-label={menuLabel}
            size={arrowHeight}
          >
            <ChevronDown size={14} aria-hidden />
          </ActionIcon>
        }
      />
    </span>
  );
}
