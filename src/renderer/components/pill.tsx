import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './pill.module.css';
import tones from './tone.module.css';

export type Tone = 'green' | 'amber' | 'red' | 'grey' | 'blue';

interface PillProps {
  readonly tone: Tone;
  readonly icon: LucideIcon;
  readonly children: ReactNode;
  readonly title?: string;
  /** For rows. */
  readonly small?: boolean;
}

/** A state as colour, icon and word together. */
export function Pill({ tone, icon: Icon, children, title, small = false }: PillProps) {
  return (
    <span
      className={`${css['pill'] ?? ''} ${tones[tone] ?? ''}`}
      data-small={small}
      {...(title === undefined ? {} : { title })}
    >
      <Icon size={small ? 11 : 13} strokeWidth={2.4} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
