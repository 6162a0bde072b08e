import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { History, Plus, SquareStack, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { innerFilters, type AccountFilter } from '../../../shared/account-filter';
import css from './filter-builder.module.css';
import { useFilterFacts } from './filter-context';
import { groupOf, kindOf, withAdded, withInner, type FilterGroup, type GroupKind } from './filter-edit';
import { COMPARISONS, ruleFor } from './filter-fields';
import { FieldRuleEditor } from './field-rule-editor';
import { LedgerRuleEditor } from './ledger-rule-editor';

const KINDS: readonly (readonly [GroupKind, Message])[] = [
  ['all', msg('all of these hold')],
  ['any', msg('at least one of these holds')],
  ['none', msg('none of these holds')],
];
/** As deep as a filter may be nested, see `account-filter.ts`. */
const DEEPEST_GROUP = 6;

interface FilterGroupEditorProps {
  readonly group: FilterGroup;
  readonly path: string;
  readonly depth: number;
  readonly onChange: (group: FilterGroup) => void;
  /** Null for the outermost. */
  readonly onRemove: (() => void) | null;
}

/** Rules joined by all, any or none; groups within groups. */
export function FilterGroupEditor({ group, path, depth, onChange, onRemove }: FilterGroupEditorProps) {
  const inner = innerFilters(group) ?? [];
  const kind = kindOf(group);
  const { box, focusNext } = useFocusOfAdded();
  return (
    <div ref={box} className={css['group']} data-depth={depth} role="group" aria-label={t('Group of rules')}>
      <div className={css['groupHead']}>
        <span>{depth === 0 ? t('Accounts for which') : t('and in this group')}</span>
        <NativeSelect
          size="xs"
          aria-label={t('How the rules are joined')}
          data={KINDS.map(([value, word]) => ({ value, label: say(word) }))}
          value={kind}
          onChange={({ currentTarget }) => {
            const next = KINDS.find(([each]) => each === currentTarget.value)?.[0] ?? 'all';
            onChange(groupOf(next, inner));
          }}
        />
        {onRemove === null ? null : (
          <ActionIcon
            size={26}
            aria-label={t('Remove the group')}
            title={t('Remove the group')}
            onClick={onRemove}
          >
            <Trash2 size={15} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {inner.length === 0 ? null : (
        <ul className={css['rules']}>
          {inner.map((filter, at) => (
            <li key={at}>
              <Inner
                filter={filter}
                path={`${path}.${kind}.${String(at)}`}
                depth={depth + 1}
                onChange={(next) => {
                  onChange(withInner(group, at, next));
                }}
                onRemove={() => {
                  focusNext('button');
                  onChange(withInner(group, at, null));
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <AddButtons
        depth={depth}
        onAdd={(filter) => {
          focusNext('rule');
          onChange(withAdded(group, filter));
        }}
      />
    </div>
  );
}

interface InnerProps {
  readonly filter: AccountFilter;
  readonly path: string;
  readonly depth: number;
  readonly onChange: (filter: AccountFilter) => void;
  readonly onRemove: () => void;
}

function Inner({ filter, ...rest }: InnerProps) {
  if ('field' in filter) return <FieldRuleEditor rule={filter} {...rest} />;
  if ('used' in filter) return <LedgerRuleEditor rule={filter} {...rest} />;
  return <FilterGroupEditor group={filter} {...rest} />;
}

function AddButtons({ depth, onAdd }: { depth: number; onAdd: (filter: AccountFilter) => void }) {
  const { fields } = useFilterFacts();
  const [first] = fields;
  const add = { size: 'compact-sm', variant: 'subtle' } as const;
  return (
    <div className={css['adding']} data-adding>
      <Button
        {...add}
        leftSection={<Plus size={14} aria-hidden />}
        onClick={() => {
          if (first) onAdd(ruleFor(first, COMPARISONS[first.type][0] ?? 'isNotEmpty'));
        }}
      >
        {t('Rule')}
      </Button>
      <Button
        {...add}
        leftSection={<History size={14} aria-hidden />}
        onClick={() => {
          onAdd({ used: { outcome: 'completed', times: { is: 'atLeast', value: 1 } } });
        }}
      >
        {t('Rule about earlier uses')}
      </Button>
      {depth < DEEPEST_GROUP ? (
        <Button
          {...add}
          leftSection={<SquareStack size={14} aria-hidden />}
          onClick={() => {
            onAdd({ any: [] });
          }}
        >
          {t('Group of rules')}
        </Button>
      ) : null}
    </div>
  );
}

/** What was added gets the focus; when something went, the buttons that add have it. */
function useFocusOfAdded() {
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef<'rule' | 'button' | null>(null);
  useEffect(() => {
    const what = wanted.current;
    wanted.current = null;
    if (what === null || !box.current) return;
    const rules = box.current.querySelectorAll<HTMLElement>(':scope > ul > li');
    const last = [...rules].at(-1);
    const target =
      what === 'rule'
        ? last?.querySelector<HTMLElement>('select')
        : box.current.querySelector<HTMLElement>(':scope > [data-adding] button');
    target?.focus();
  });
  const focusNext = (what: 'rule' | 'button'): void => {
    wanted.current = what;
  };
  return { box, focusNext };
}
