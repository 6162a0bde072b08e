import { Button, Loader, type ButtonProps } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import { useId, useRef, type MouseEvent } from 'react';
import { ReasonTip } from './reason-tip';

export interface ActionButtonProps extends Omit<ButtonProps, 'disabled' | 'leftSection' | 'loading'> {
  readonly label: string;
  readonly onClick: () => void;
  readonly icon?: LucideIcon;
  /** Why it can't be used now; null when it can. Shown on hover, on focus and to screen readers. */
  readonly disabledReason?: string | null | undefined;
  /** The call is under way. The button keeps the focus, which one that is `disabled` to the browser would lose. */
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
        {...(Icon ? { leftSection: <Leading icon={Icon} busy={busy} /> } : {})}
        {...(off ? { 'data-disabled': true, 'aria-disabled': true, 'aria-describedby': reasonId } : {})}
        {...(accessibleName === undefined ? {} : { 'aria-label': accessibleName })}
        {...(busy ? { mod: { loading: true }, 'aria-busy': true } : {})}
        onClick={click}
      >
        {busy && !Icon ? <WorkingLabel label={label} /> : label}
      </Button>
      {off ? <ReasonTip id={reasonId} reason={reason} target={target} /> : null}
    </>
  );
}

function Leading({ icon: Icon, busy }: { icon: LucideIcon; busy: boolean }) {
  return busy ? <Working /> : <Icon size={14} strokeWidth={2.2} aria-hidden />;
}

function Working() {
  return <Loader size={14} color="currentColor" aria-hidden />;
}

/** The wheel stands where the words were, which still give the button its width and its name. */
function WorkingLabel({ label }: { label: string }) {
  return (
    <>
      <span style={{ opacity: 0 }}>{label}</span>
      <span style={{ position: 'absolute', inset: 0, display: 'grid', placeItems: 'center' }}>
        <Working />
      </span>
    </>
  );
}
