import { MultiSelect, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import { AccountStatus } from '../../../shared/account';
import type { FieldRule } from '../../../shared/account-filter';
import { ACCOUNT_STATUS_WORDS } from '../account-words';
import { DateTimeInput } from '../date-time-input';
import { DurationTextInput } from '../duration-text-input';
import css from './filter-builder.module.css';
import { operandOf, type FilterField } from './filter-fields';

interface FilterValueInputProps {
  readonly rule: FieldRule;
  readonly field: FilterField;
  readonly onChange: (rule: FieldRule) => void;
}

/** What a field is compared with, by what the comparison needs. */
export function FilterValueInput(props: FilterValueInputProps) {
  const { rule, onChange } = props;
  switch (operandOf(rule.is)) {
    case 'none':
      return null;
    case 'within':
      return (
        <DurationTextInput
          size="xs"
          className={css['value'] ?? ''}
          aria-label={t('Length of time')}
          value={rule.withinMs ?? 0}
          onChange={(withinMs) => {
            onChange({ ...rule, withinMs });
          }}
        />
      );
    case 'values':
      return <ValuesInput {...props} />;
    case 'value':
      return <ValueInput {...props} />;
  }
}

function ValuesInput({ rule, field, onChange }: FilterValueInputProps) {
  const values = (rule.values ?? []).map(String);
  const shared = {
    size: 'xs',
    className: css['value'] ?? '',
    'aria-label': t('Values'),
    value: values,
  } as const;
  if (field.type === 'status')
    return (
      <MultiSelect
        {...shared}
        data={statusOptions()}
        onChange={(next) => {
          onChange({ ...rule, values: next });
        }}
      />
    );
  return (
    <TagsInput
      {...shared}
      placeholder={t('Enter after each')}
      onChange={(next) => {
        onChange({ ...rule, values: next });
      }}
    />
  );
}

function ValueInput({ rule, field, onChange }: FilterValueInputProps) {
  const { value } = rule;
  const set = (next: string | number | boolean): void => {
    onChange({ ...rule, value: next });
  };
  const shared = { size: 'xs', className: css['value'] ?? '', 'aria-label': t('Value') } as const;
  switch (field.type) {
    case 'status':
      return (
        <NativeSelect
          {...shared}
          data={statusOptions()}
          value={String(value)}
          onChange={(event) => {
            set(event.currentTarget.value);
          }}
        />
      );
    case 'boolean':
      return (
        <NativeSelect
          {...shared}
          data={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          value={String(value)}
          onChange={(event) => {
            set(event.currentTarget.value === 'true');
          }}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          value={typeof value === 'number' ? value : 0}
          onChange={(next) => {
            if (typeof next === 'number') set(next);
          }}
        />
      );
    case 'duration':
      return <DurationTextInput {...shared} value={typeof value === 'number' ? value : 0} onChange={set} />;
    case 'date':
      return <DateTimeInput {...shared} value={typeof value === 'string' ? value : ''} onChange={set} />;
    default:
      return (
        <TextInput
          {...shared}
          value={String(value ?? '')}
          onChange={(event) => {
            set(event.currentTarget.value);
          }}
        />
      );
  }
}

function statusOptions(): { value: string; label: string }[] {
  return AccountStatus.options.map((status) => ({
    value: status,
    label: ACCOUNT_STATUS_WORDS[status].title,
  }));
}
