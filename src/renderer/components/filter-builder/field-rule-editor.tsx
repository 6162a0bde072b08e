import { ActionIcon, NativeSelect } from '@mantine/core';
import { X } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import { FilterComparison, type FieldRule } from '../../../shared/account-filter';
import { comparisonWord } from './comparison-words';
import css from './filter-builder.module.css';
import { useFilterFacts } from './filter-context';
import { COMPARISONS, ruleFor, type FilterField } from './filter-fields';
import { FilterValueInput } from './filter-value-input';
import { RuleProblems } from './rule-problems';

interface FieldRuleEditorProps {
  readonly rule: FieldRule;
  readonly path: string;
  readonly onChange: (rule: FieldRule) => void;
  readonly onRemove: () => void;
}

/** One rule over a field: field, comparison, value. */
export function FieldRuleEditor({ rule, path, onChange, onRemove }: FieldRuleEditorProps) {
  const { fields } = useFilterFacts();
  const known = fields.find(({ name }) => name === rule.field);
  const field: FilterField = known ?? { name: rule.field, label: rule.field, type: 'text' };
  const choices = known ? fields : [field, ...fields];
  const comparisons = COMPARISONS[field.type].includes(rule.is)
    ? COMPARISONS[field.type]
    : [rule.is, ...COMPARISONS[field.type]];
  return (
    <div className={css['rule']} role="group" aria-label={t('Rule')}>
      <NativeSelect
        size="xs"
        className={css['field']}
        aria-label={t('Field')}
        data={choices.map(({ name, label }) => ({ value: name, label }))}
        value={rule.field}
        onChange={({ currentTarget }) => {
          const next = fields.find(({ name }) => name === currentTarget.value);
          if (next) onChange(ruleFor(next, comparisonFor(next, rule.is), rule));
        }}
      />
      <NativeSelect
        size="xs"
        className={css['comparison']}
        aria-label={t('Comparison')}
        data={comparisons.map((is) => ({ value: is, label: comparisonWord(is, field.type) }))}
        value={rule.is}
        onChange={({ currentTarget }) => {
          onChange(ruleFor(field, FilterComparison.parse(currentTarget.value), rule));
        }}
      />
      <FilterValueInput rule={rule} field={field} onChange={onChange} />
      <RemoveRule onRemove={onRemove} />
      <RuleProblems path={path} />
    </div>
  );
}

/** Takes a rule out. */
export function RemoveRule({ onRemove }: { onRemove: () => void }) {
  return (
    <ActionIcon size={26} aria-label={t('Remove the rule')} title={t('Remove the rule')} onClick={onRemove}>
      <X size={15} aria-hidden />
    </ActionIcon>
  );
}

function comparisonFor({ type }: FilterField, before: FieldRule['is']): FieldRule['is'] {
  const possible = COMPARISONS[type];
  return possible.includes(before) ? before : (possible[0] ?? 'isNotEmpty');
}
