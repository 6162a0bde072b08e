import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { say, t } from '../../../shared/catalogue/translate';
import { KeyCaps } from '../key-caps';
import type { PaletteEntry } from './palette-entries';
import type { PaletteSection } from './palette-list';
import css from './palette.module.css';

interface PaletteOptionsProps {
  readonly id: string;
  readonly sections: readonly PaletteSection[];
  /** Index of the current line over all sections. */
  readonly at: number;
  readonly onPoint: (at: number) => void;
  readonly onChoose: (entry: PaletteEntry) => void;
}

/** The lines of the palette, the current one in sight. */
export function PaletteOptions({ id, sections, at, onPoint, onChoose }: PaletteOptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, sections]);
  const starts = sections.map((_, index) =>
    sections.slice(0, index).reduce((sum, { entries }) => sum + entries.length, 0),
  );
  const count = sections.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <>
      <div ref={list} id={id} className={css['list']} role="listbox" aria-label={t('All commands')}>
        {sections.map(({ key, title, entries }, section) => (
          <div key={key} role="group" aria-label={say(title)}>
            <div className={css['title']} aria-hidden>
              {say(title)}
            </div>
            {entries.map((entry, index) => {
              const here = (starts[section] ?? 0) + index;
              return (
                <Option
                  key={entry.id}
                  id={`${id}-${String(here)}`}
                  entry={entry}
                  selected={here === at}
                  onPoint={() => {
                    onPoint(here);
                  }}
                  onChoose={onChoose}
                />
              );
            })}
          </div>
        ))}
      </div>
      {count === 0 ? <p className={css['none']}>{t('Nothing fits. Try fewer letters.')}</p> : null}
      <VisuallyHidden>
        <div role="status" aria-live="polite">
          {t('{count, plural, =0 {Nothing fits} one {# entry} other {# entries}}', { count })}
        </div>
      </VisuallyHidden>
    </>
  );
}

interface OptionProps {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly selected: boolean;
  readonly onPoint: () => void;
  readonly onChoose: (entry: PaletteEntry) => void;
}

function Option({ id, entry, selected, onPoint, onChoose }: OptionProps) {
  const { label, detail, refusal, verb } = entry;
  return (
    // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events -- the field above has the keys: Enter chooses
    <div
      id={id}
      className={css['option']}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      aria-disabled={refusal !== null}
      onMouseMove={onPoint}
      // The field keeps the focus.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={() => {
        onChoose(entry);
      }}
    >
      <span className={css['words']}>
        <bdi className={css['label']}>{label}</bdi>
        <bdi className={css['detail']} title={refusal ?? detail}>
          {refusal ?? detail}
        </bdi>
      </span>
      {verb ? <KeyCaps verb={verb} /> : null}
    </div>
  );
}
