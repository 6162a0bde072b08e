import { Button, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { parseInstanceRef } from '../../../shared/instance-reference';
import type { InstanceView } from '../../../shared/view';
import { useView } from '../../state/host-context';
import { ChosenInstances } from './chosen-instances';
import { choosable, isFree, isPlaceholder, mapPlaceholders } from './instance-order';
import css from './instance-picker.module.css';
import { KnownInstances } from './known-instances';
import { instanceSearch } from './instance-search';

const NONE: Readonly<Record<string, InstanceView>> = {};

interface InstancePickerProps {
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (chosen: string[]) => void;
}

/** Chooses instances: those known here with a click, any other by its reference; order is preference. */
export function InstancePicker({ chosen, error, onChange }: InstancePickerProps) {
  const known = useView((state) => state.view?.instances ?? NONE);
  const add = (refs: readonly string[]): void => {
    onChange([...new Set([...chosen, ...refs])]);
  };
  return (
    <div>
      <div className={css['columns']}>
        <section aria-label={t('Chosen instances')} className={css['column']}>
          <ChosenTitle chosen={chosen} known={known} onChange={onChange} />
          <ChosenInstances chosen={chosen} known={known} onChange={onChange} />
        </section>
        <KnownInstances known={known} chosen={chosen} onAdd={add} />
      </div>
      {error === undefined ? null : (
        <p className={css['error']} role="alert">
          {error}
        </p>
      )}
      <ReferenceField onAdd={add} taken={chosen} />
    </div>
  );
}

interface ChosenTitleProps extends Pick<InstancePickerProps, 'chosen' | 'onChange'> {
  readonly known: Readonly<Record<string, InstanceView>>;
}

function ChosenTitle({ chosen, known, onChange }: ChosenTitleProps) {
  const placeholders = chosen.filter(isPlaceholder);
  const free = choosable(known, chosen)
    .filter(isFree)
    .map(({ ref }) => ref);
  return (
    <div className={css['titleRow']}>
      <h3 className={css['title']}>{t('Chosen, in order')}</h3>
      {placeholders.length > 1 && free.length > 0 ? (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={({ currentTarget }) => {
            instanceSearch(currentTarget)?.focus();
            onChange(mapPlaceholders(chosen, free));
          }}
        >
          {t('Map to free ones')}
        </Button>
      ) : null}
      {placeholders.length <= 1 && chosen.length > 1 ? (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          onClick={({ currentTarget }) => {
            instanceSearch(currentTarget)?.focus();
            onChange([]);
          }}
        >
          {t('Remove all')}
        </Button>
      ) : null}
    </div>
  );
}

interface ReferenceFieldProps {
  readonly onAdd: (refs: readonly string[]) => void;
  readonly taken: readonly string[];
}

function ReferenceField({ onAdd, taken }: ReferenceFieldProps) {
  const [text, setText] = useState('');
  const ref = text.trim();
  const refusal = refusalOf(ref, taken);
  const add = (): void => {
    if (ref === '' || refusal !== null) return;
    onAdd([ref]);
    setText('');
  };
  const addByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    add();
  };
  return (
    <div className={css['reference']}>
      <TextInput
        label={t('Another instance, by its reference')}
        placeholder={t('sim:1 · usb:SERIAL · avd:NAME · tcp:HOST:PORT')}
        value={text}
        error={refusal}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        onKeyDown={addByKey}
        style={{ flex: 1 }}
      />
      <Button variant="default" mt={24} disabled={ref === '' || refusal !== null} onClick={add}>
        {t('Add')}
      </Button>
    </div>
  );
}

function refusalOf(ref: string, taken: readonly string[]): string | null {
  if (ref === '' || !ref.includes(':')) return null;
  if (taken.includes(ref)) return t('It is chosen already');
  return parseInstanceRef(ref) ? null : t('Write it as sim:1, usb:SERIAL, avd:NAME or tcp:HOST:PORT');
}
