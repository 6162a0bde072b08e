import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { InstanceRef } from '../../../shared/instance-reference';
import type { InstanceView } from '../../../shared/view';
import { useView } from '../../state/host-context';

const NONE: Readonly<Record<string, InstanceView>> = {};
const natural = new Intl.Collator(undefined, { numeric: true });

/** Instances whose screen can be looked at now, by name. A bot's instance is looked at through the bot. */
function useSeenInstances(): readonly InstanceView[] {
  const instances = useView((state) => state.view?.instances ?? NONE);
  return useMemo(
    () =>
      Object.values(instances)
        .filter(({ state, holder }) => state === 'ready' && (holder === null || holder.purpose === 'bot'))
        .sort((a, b) => natural.compare(a.ref, b.ref)),
    [instances],
  );
}

/** Whose screen is looked at: the first that can be, until another is chosen. */
export function useChosenInstance(): {
  readonly instances: readonly InstanceView[];
  readonly ref: InstanceRef | null;
  readonly choose: (ref: InstanceRef) => void;
} {
  const instances = useSeenInstances();
  const [ref, choose] = useState<InstanceRef | null>(null);
  const [first] = instances;
  // It stays the one when another comes to be the first.
  if (ref === null && first) choose(first.ref);
  return { instances, ref, choose };
}

/** Why no screen can be looked at. */
export function noInstance(): string {
  return t('No instance is ready; start an emulator or connect one first');
}

interface InstanceChoiceProps {
  readonly instances: readonly InstanceView[];
  readonly value: InstanceRef | null;
  readonly onChange: (ref: InstanceRef) => void;
}

/** Which screen to look at. */
export function InstanceChoice({ instances, value, onChange }: InstanceChoiceProps) {
  return (
    <Select
      label={t('Instance')}
      placeholder={instances.length === 0 ? t('None is ready') : t('Choose one')}
      data={instances.map(({ ref, label }) => ({
        value: ref,
        label: label === null ? ref : `${label} · ${ref}`,
      }))}
      allowDeselect={false}
      searchable={instances.length > 8}
      value={value}
      onChange={(next) => {
        const chosen = instances.find(({ ref }) => ref === next);
        if (chosen) onChange(chosen.ref);
      }}
    />
  );
}
