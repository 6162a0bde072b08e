import { Button, Menu, TextInput } from '@mantine/core';
import { ChevronDown, Plus, Search } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { InstanceView } from '../../../shared/view';
import { InstanceStatePill } from '../../components/state-pills';
import { choosable, isFree } from './instance-order';
import css from './instance-picker.module.css';
import { leaveRow } from '../../components/leave-row';
import { instanceSearch } from './instance-search';

interface KnownInstancesProps {
  readonly known: Readonly<Record<string, InstanceView>>;
  readonly chosen: readonly string[];
  readonly onAdd: (refs: readonly string[]) => void;
}

/** Instances known here that are not chosen yet: searched, added one by one or all of a state. */
export function KnownInstances({ known, chosen, onAdd }: KnownInstancesProps) {
  const [search, setSearch] = useState('');
  const shown = useMemo(() => choosable(known, chosen, search), [chosen, known, search]);
  return (
    <section aria-label={t('Known instances')} className={css['column']}>
      <div className={css['titleRow']}>
        <h3 className={css['title']}>{t('Known here')}</h3>
        <AddMany shown={shown} onAdd={onAdd} />
      </div>
      <TextInput
        aria-label={t('Search instances')}
        placeholder={t('Search reference, name, state or group')}
        size="xs"
        data-path="availableInstances"
        leftSection={<Search size={13} aria-hidden />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value);
        }}
        mb={6}
      />
      {shown.length === 0 ? (
        <p className={css['none']}>{emptyWords(known, search)}</p>
      ) : (
        <ul className={css['list']}>
          {shown.map((instance) => (
            <KnownRow key={instance.ref} instance={instance} onAdd={onAdd} />
          ))}
        </ul>
      )}
    </section>
  );
}

function emptyWords(known: KnownInstancesProps['known'], search: string): string {
  if (Object.keys(known).length === 0) return t('No emulator or phone is known yet.');
  return search.trim() === '' ? t('All of them are chosen.') : t('No other instance matches.');
}

function KnownRow({ instance, onAdd }: { instance: InstanceView; onAdd: KnownInstancesProps['onAdd'] }) {
  const { ref, label, state, holder } = instance;
  const aboutId = useId();
  return (
    <li>
      <button
        type="button"
        className={css['add']}
        aria-label={t('Add {ref}', { ref })}
        aria-describedby={aboutId}
        onClick={({ currentTarget }) => {
          leaveRow(currentTarget, () => instanceSearch(currentTarget));
          onAdd([ref]);
        }}
      >
        <Plus size={14} aria-hidden />
        <span className={css['ref']}>{ref}</span>
        <span id={aboutId} className={css['about']}>
          <span className={css['holder']} title={holder?.groupName ?? label ?? undefined}>
            <bdi>{holder ? t('held by {group}', { group: holder.groupName }) : (label ?? '')}</bdi>
          </span>{' '}
          <InstanceStatePill state={state} />
        </span>
      </button>
    </li>
  );
}

interface AddManyProps {
  readonly shown: readonly InstanceView[];
  readonly onAdd: (refs: readonly string[]) => void;
}

function AddMany({ shown, onAdd }: AddManyProps) {
  const ready = shown.filter(({ state }) => state === 'ready');
  const choices = [
    { label: t('Add all that are ready ({count})', { count: ready.length }), instances: ready },
    {
      label: t('Add all that are ready and free ({count})', { count: ready.filter(isFree).length }),
      instances: ready.filter(isFree),
    },
    { label: t('Add all shown ({count})', { count: shown.length }), instances: shown },
  ];
  return (
    <Menu position="bottom-end" withinPortal zIndex={400}>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          rightSection={<ChevronDown size={12} aria-hidden />}
          disabled={shown.length === 0}
        >
          {t('Add several')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ label, instances }) => (
          <Menu.Item
            key={label}
            disabled={instances.length === 0}
            onClick={() => {
              onAdd(instances.map(({ ref }) => ref));
            }}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
