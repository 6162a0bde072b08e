import { NativeSelect } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import { INSTANCE_STATE_WORDS } from '../../../shared/explain/states';
import type { InstanceView } from '../../../shared/view';
import { choosable } from './instance-order';

interface PlaceholderMappingProps {
  /** `index:N`, as it came with an import. */
  readonly placeholder: string;
  readonly known: Readonly<Record<string, InstanceView>>;
  readonly chosen: readonly string[];
  readonly onMap: (ref: string) => void;
}

/** Chooses the instance an imported placeholder stands for, in its place of the order. */
export function PlaceholderMapping({ placeholder, known, chosen, onMap }: PlaceholderMappingProps) {
  const options = choosable(known, chosen).map(({ ref, state, holder }) => ({
    value: ref,
    label: holder
      ? t('{ref} (held by {group})', { ref, group: holder.groupName })
      : `${ref} (${INSTANCE_STATE_WORDS[state].title.toLocaleLowerCase()})`,
  }));
  const first = options.length === 0 ? t('No instance is left') : t('Choose…');
  return (
    <NativeSelect
      aria-label={t('Instance for {placeholder}', { placeholder })}
      size="xs"
      style={{ flex: 1, minWidth: 0 }}
      value=""
      data={[{ value: '', label: first }, ...options]}
      onChange={(event) => {
        if (event.currentTarget.value !== '') onMap(event.currentTarget.value);
      }}
    />
  );
}
