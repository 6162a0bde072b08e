import { Select } from '@mantine/core';
import { ConflictPolicy } from '../../../shared/definition';
import { FIELD_LABELS } from '../../../shared/explain/field-labels';
import { CONFLICT_WORDS } from './conflict-words';

interface ConflictFieldProps {
  readonly value: ConflictPolicy;
  readonly onChange: (value: ConflictPolicy) => void;
}

/** What shall happen when an instance is in use. */
export function ConflictField({ value, onChange }: ConflictFieldProps) {
  return (
    <Select
      label={FIELD_LABELS['launchOptions.onConflict']}
      description={CONFLICT_WORDS[value].meaning}
      data-path="launchOptions.onConflict"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      allowDeselect={false}
      data={Object.entries(CONFLICT_WORDS).map(([policy, { label }]) => ({ value: policy, label }))}
      value={value}
      onChange={(next) => {
        onChange(ConflictPolicy.catch('skip').parse(next));
      }}
    />
  );
}
