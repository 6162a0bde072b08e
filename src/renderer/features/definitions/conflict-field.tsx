import { Select } from '@mantine/core';
import { ConflictPolicy } from '../../../shared/definition';
import { labelOfPath } from '../../../shared/explain/field-labels';
import { fieldValueInWords } from '../../../shared/explain/field-values';
import { CONFLICT_MEANINGS } from './conflict-words';

interface ConflictFieldProps {
  readonly value: ConflictPolicy;
  readonly onChange: (value: ConflictPolicy) => void;
}

const PATH = 'launchOptions.onConflict';

/** What shall happen when an instance is in use. */
export function ConflictField({ value, onChange }: ConflictFieldProps) {
  return (
    <Select
      label={labelOfPath(PATH)}
      description={CONFLICT_MEANINGS[value]}
      data-path={PATH}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      allowDeselect={false}
      data={ConflictPolicy.options.map((policy) => ({
        value: policy,
        label: fieldValueInWords(PATH, policy) ?? policy,
      }))}
      value={value}
      onChange={(next) => {
        onChange(ConflictPolicy.catch('skip').parse(next));
      }}
    />
  );
}
