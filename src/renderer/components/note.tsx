import { CircleCheck, CircleX, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './note.module.css';
import type { Tone } from './pill';
import tones from './tone.module.css';

const ICONS: Readonly<Record<Tone, LucideIcon>> = {
  amber: TriangleAlert,
  red: CircleX,
  blue: Info,
  grey: Info,
  green: CircleCheck,
};

interface NoteProps {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

/** A coloured strip: what is the matter, what to do, and the button for it. */
export function Note({ tone, title, hint, action, children }: NoteProps) {
  const Icon = ICONS[tone];
  return (
    <div className={`${css['note'] ?? ''} ${tones[tone] ?? ''}`}>
      <Icon size={15} aria-hidden />
      <div className={css['text']}>
        <div>{title}</div>
        {hint === undefined || hint === '' ? null : <div className={css['hint']}>{hint}</div>}
        {children}
      </div>
      {action}
    </div>
  );
}
