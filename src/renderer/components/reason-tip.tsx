import { Tooltip } from '@mantine/core';
import { useEffect, useState, type RefObject } from 'react';

const HOVER_MS = 250;

interface ReasonTipProps {
  readonly id: string;
  readonly reason: string;
  readonly target: RefObject<HTMLElement | null>;
}

/**
 * Why a control is off, shown while it is pointed at or has the focus, and always there for screen readers. It stands
 * beside the control, not around it: a control that is switched on or off stays the same element and keeps its focus.
 */
export function ReasonTip({ id, reason, target }: ReasonTipProps) {
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const control = target.current;
    if (!control) return undefined;
    const ended = new AbortController();
    const { signal } = ended;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (): void => {
      setOpened(true);
    };
    const hide = (): void => {
      clearTimeout(timer);
      setOpened(false);
    };
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(show, HOVER_MS);
    };
    control.addEventListener('mouseenter', wait, { signal });
    control.addEventListener('mouseleave', hide, { signal });
    control.addEventListener('focus', show, { signal });
    control.addEventListener('touchstart', show, { signal, passive: true });
    control.addEventListener('blur', hide, { signal });
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [target]);
  return <Tooltip target={target} opened={opened} keepMounted label={<span id={id}>{reason}</span>} />;
}
