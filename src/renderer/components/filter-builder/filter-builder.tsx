import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AccountField } from '../../../shared/account';
import type { AccountFilter } from '../../../shared/account-filter';
import type { Problem } from '../../../shared/problem';
import css from './filter-builder.module.css';
import { FilterContext } from './filter-context';
import { asGroup } from './filter-edit';
import { filterFields } from './filter-fields';
import { FilterGroupEditor } from './filter-group-editor';
import { filterSentence } from './filter-sentence';

export interface FilterBuilderProps {
  readonly value: AccountFilter;
  readonly onChange: (value: AccountFilter) => void;
  /** Custom fields; those every account has are known. */
  readonly fields: readonly AccountField[];
  /** As `checkFilter` answers them; each is shown at its rule. */
  readonly problems?: readonly Problem[];
  /** Where the filter stands in what `problems` are about. */
  readonly path?: string;
  /** Names offered in rules about earlier uses. */
  readonly routines?: readonly string[];
  readonly pools?: readonly string[];
}

const NONE: readonly never[] = [];

/** A filter over accounts, built rule by rule and told as a sentence. Everything in it is reached with Tab. */
export function FilterBuilder(props: FilterBuilderProps) {
  const { value, onChange, fields, problems = NONE, path = 'filter', routines = NONE, pools = NONE } = props;
  const all = useMemo(() => filterFields(fields), [fields]);
  const context = useMemo(
    () => ({ fields: all, problems, routines, pools }),
    [all, problems, routines, pools],
  );
  const sentence = filterSentence(value, all);
  return (
    <FilterContext value={context}>
      <div className={css['builder']} role="group" aria-label={t('Filter')}>
        <FilterGroupEditor group={asGroup(value)} path={path} depth={0} onChange={onChange} onRemove={null} />
        <p className={css['sentence']} aria-live="polite">
          {sentence}
        </p>
      </div>
    </FilterContext>
  );
}
