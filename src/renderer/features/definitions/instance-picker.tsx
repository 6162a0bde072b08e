import { Button, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { parseInstanceRef } from '../../../shared/instance-reference';
import type { InstanceView } from '../../../shared/view';
import { InstanceStatePill } from '../../components/state-pills';
import { useView } from '../../state/host-context';
import { ChosenInstances } from './chosen-instances';
import css from './instance-picker.module.css';

const NONE: Readonly<Record<string, InstanceView>> = {};
const order = new Intl.Collator(undefined, { numeric: true });

interface InstancePickerProps {
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (chosen: string[]) => void;
}

/** Chooses instances: those known here with a click, any other by its reference; order is preference. */
export function InstancePicker({ chosen, error, onChange }: InstancePickerProps) {
  const known = useView((state) => state.view?.instances ?? NONE);
  const others = useMemo(
    () =>
      Object.values(known)
        .filter(({ ref }) => !chosen.includes(ref))
        .sort((a, b) => order.compare(a.ref, b.ref)),
    [chosen, known],
  );
  const add = (refs: readonly string[]): void => {
    onChange([...new Set([...chosen, ...refs])]);
  };
  return (
    <div>
      <div className={css['columns']}>
        <section aria-label="Chosen instances" className={css['column']}>
          <h3 className={css['title']}>Chosen, in order of preference</h3>
          <ChosenInstances chosen={chosen} known={known} onChange={onChange} />
        </section>
        <section aria-label="Known instances" className={css['column']}>
          <div className={css['titleRow']}>
            <h3 className={css['title']}>Known here</h3>
            {others.length > 1 ? (
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => {
                  add(others.map(({ ref }) => ref));
                }}
              >
                Add all {others.length}
              </Button>
            ) : null}
          </div>
          <KnownInstances instances={others} anyKnown={Object.keys(known).length > 0} onAdd={add} />
        </section>
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

interface KnownProps {
  readonly instances: readonly InstanceView[];
  readonly anyKnown: boolean;
  readonly onAdd: (refs: readonly string[]) => void;
}

function KnownInstances({ instances, anyKnown, onAdd }: KnownProps) {
  if (instances.length === 0) {
    return (
      <p className={css['none']}>
        {anyKnown ? 'All of them are chosen.' : 'No emulator or phone is known yet.'}
      </p>
    );
  }
  return (
    <ul className={css['list']}>
      {instances.map(({ ref, state, holder }) => (
        <li key={ref}>
          <button
            type="button"
            className={css['add']}
            aria-label={`Add ${ref}`}
            onClick={() => {
              onAdd([ref]);
            }}
          >
            <Plus size={14} aria-hidden />
            <span className={css['ref']}>{ref}</span>
            <span className={css['holder']} title={holder?.groupName}>
              {holder ? <bdi>held by {holder.groupName}</bdi> : ''}
            </span>
            <InstanceStatePill state={state} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function ReferenceField({
  onAdd,
  taken,
}: {
  onAdd: (refs: readonly string[]) => void;
  taken: readonly string[];
}) {
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
        label="Another instance, by its reference"
        placeholder="sim:1 · usb:SERIAL · avd:NAME · tcp:HOST:PORT"
        value={text}
        error={refusal}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        onKeyDown={addByKey}
        style={{ flex: 1 }}
      />
      <Button variant="default" mt={24} disabled={ref === '' || refusal !== null} onClick={add}>
        Add
      </Button>
    </div>
  );
}

function refusalOf(ref: string, taken: readonly string[]): string | null {
  if (ref === '' || !ref.includes(':')) return null;
  if (taken.includes(ref)) return 'It is chosen already';
  return parseInstanceRef(ref) ? null : 'Write it as sim:1, usb:SERIAL, avd:NAME or tcp:HOST:PORT';
}
