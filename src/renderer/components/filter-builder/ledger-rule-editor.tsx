import { Autocomplete, NativeSelect, NumberInput } from '@mantine/core';
import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { AccountOutcome } from '../../../shared/account';
import type { LedgerRule } from '../../../shared/account-filter';
import { ACCOUNT_OUTCOME_WORDS } from '../account-words';
import { DurationTextInput } from '../duration-text-input';
import { RemoveRule } from './field-rule-editor';
import css from './filter-builder.module.css';
import { useFilterFacts } from './filter-context';
import { RuleProblems } from './rule-problems';

type Used = LedgerRule['used'];
type Times = Used['times']['is'];

const TIMES: readonly (readonly [Times, Message])[] = [
  ['atLeast', msg('at least')],
  ['atMost', msg('at most')],
  ['equals', msg('exactly')],
];
const HALF_DAY_MS = 43_200_000;

interface LedgerRuleEditorProps {
  readonly rule: LedgerRule;
  readonly path: string;
  readonly onChange: (rule: LedgerRule) => void;
  readonly onRemove: () => void;
}

/** A rule over how an account was used before: how it ended, by which routine, when, how often. */
export function LedgerRuleEditor({ rule, path, onChange, onRemove }: LedgerRuleEditorProps) {
  const { routines, pools } = useFilterFacts();
  const { used } = rule;
  const set = (change: Partial<Used>): void => {
    onChange({ used: withoutNothing({ ...used, ...change }) });
  };
  return (
    <div className={css['rule']} role="group" aria-label={t('Rule about earlier uses')}>
      <OutcomeSelect
        used={used}
        onOutcome={(outcome) => {
          const { outcome: _, ...rest } = used;
          onChange({ used: outcome === null ? rest : { ...rest, outcome } });
        }}
      />
      <TimesInputs used={used} set={set} />
      <span className={css['word']}>{t('by routine')}</span>
      <Autocomplete
        size="xs"
        className={css['name'] ?? ''}
        aria-label={t('Routine')}
        placeholder={t('any')}
        data={[...routines]}
        value={used.routine ?? ''}
        onChange={(routine) => {
          set({ routine });
        }}
      />
      <span className={css['word']}>{t('from pool')}</span>
      <Autocomplete
        size="xs"
        className={css['name'] ?? ''}
        aria-label={t('Pool')}
        placeholder={t('any')}
        data={[...pools]}
        value={used.pool ?? ''}
        onChange={(pool) => {
          set({ pool });
        }}
      />
      <WhenInputs used={used} onChange={onChange} />
      <RemoveRule onRemove={onRemove} />
      <RuleProblems path={path} />
    </div>
  );
}

interface PartProps {
  readonly used: Used;
  readonly set: (change: Partial<Used>) => void;
}

interface OutcomeSelectProps {
  readonly used: Used;
  readonly onOutcome: (outcome: AccountOutcome | null) => void;
}

function OutcomeSelect({ used, onOutcome }: OutcomeSelectProps) {
  const outcomes = AccountOutcome.options.map((outcome) => ({
    value: outcome,
    label: ACCOUNT_OUTCOME_WORDS[outcome].title,
  }));
  return (
    <NativeSelect
      size="xs"
      className={css['field']}
      aria-label={t('How the use ended')}
      data={[{ value: '', label: t('used') }, ...outcomes]}
      value={used.outcome ?? ''}
      onChange={({ currentTarget }) => {
        const outcome = AccountOutcome.safeParse(currentTarget.value);
        onOutcome(outcome.success ? outcome.data : null);
      }}
    />
  );
}

function TimesInputs({ used, set }: PartProps) {
  const { times } = used;
  return (
    <>
      <NativeSelect
        size="xs"
        className={css['times']}
        aria-label={t('How the number of uses is compared')}
        data={TIMES.map(([value, word]) => ({ value, label: say(word) }))}
        value={times.is}
        onChange={({ currentTarget }) => {
          const is = TIMES.find(([each]) => each === currentTarget.value)?.[0] ?? 'atLeast';
          set({ times: { ...times, is } });
        }}
      />
      <NumberInput
        size="xs"
        className={css['count'] ?? ''}
        aria-label={t('Number of uses')}
        min={0}
        max={1_000_000}
        allowDecimal={false}
        suffix={t(' times')}
        value={times.value}
        onChange={(value) => {
          if (typeof value === 'number') set({ times: { ...times, value } });
        }}
      />
    </>
  );
}

function WhenInputs({ used, onChange }: { used: Used; onChange: (rule: LedgerRule) => void }) {
  const { withinMs } = used;
  return (
    <>
      <NativeSelect
        size="xs"
        className={css['times']}
        aria-label={t('When')}
        data={[
          { value: 'ever', label: t('at any time') },
          { value: 'within', label: t('in the last') },
        ]}
        value={withinMs === undefined ? 'ever' : 'within'}
        onChange={({ currentTarget }) => {
          const { withinMs: _, ...rest } = used;
          onChange({ used: currentTarget.value === 'ever' ? rest : { ...rest, withinMs: HALF_DAY_MS } });
        }}
      />
      {withinMs === undefined ? null : (
        <DurationTextInput
          size="xs"
          className={css['count'] ?? ''}
          aria-label={t('Length of time')}
          value={withinMs}
          onChange={(next) => {
            if (next > 0) onChange({ used: { ...used, withinMs: next } });
          }}
        />
      )}
    </>
  );
}

/** What is not asked for is not written. */
function withoutNothing(used: Used): Used {
  const { routine, pool, ...rest } = used;
  return {
    ...rest,
    ...(routine === undefined || routine === '' ? {} : { routine }),
    ...(pool === undefined || pool === '' ? {} : { pool }),
  };
}
