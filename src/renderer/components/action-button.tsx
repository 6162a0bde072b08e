import { Button, type ButtonProps } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { useId, useRef, type MouseEvent } from 'react';
import { ReasonTip } from './reason-tip';

export interface ActionButtonProps extends Omit<ButtonProps, 'disabled' | 'leftSection' | 'loading'> {
  readonly label: string;
  readonly onClick: () => void;
  readonly icon?: LucideIcon;
  /** Why it can't be used now; null when it can. Shown on hover, on focus and to screen readers. */
  readonly disabledReason?: string | null | undefined;
  /** The call is under way. */
  readonly busy?: boolean;
  /** Said instead of the label by screen readers, when the label alone names too little. */
  readonly accessibleName?: string;
}

/** A button that is never dead: when it is off it says why. */
export function ActionButton(props: ActionButtonProps) {
  const { label, onClick, icon: Icon, disabledReason, busy = false, accessibleName, ...rest } = props;
  const target = useRef<HTMLButtonElement>(null);
  const reasonId = useId();
  const reason = disabledReason ?? null;
  const off = reason !== null;
  const click = (event: MouseEvent): void => {
    event.stopPropagation();
    if (!off && !busy) onClick();
  };
  return (
    <>
      <Button
        ref={target}
        {...rest}
        {...(Icon ? { leftSection: <Icon size={14} strokeWidth={2.2} aria-hidden /> } : {})}
        {...(off ? { 'data-disabled': true, 'aria-disabled': true, 'aria-describedby': reasonId } : {})}
        {...(accessibleName === undefined ? {} : { 'aria-label': accessibleName })}
        loading={busy}
        onClick={click}
      >
        {label}
      </Button>
      {off ? <ReasonTip id={reasonId} reason={reason} target={target} /> : null}
    </>
  );
}
