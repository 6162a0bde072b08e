import { Select, Switch } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import type { PoolExhausted, PoolReuse } from '../../../shared/pool';
import { DurationInput } from '../../components/duration-input';
import { FieldWarnings } from '../../components/field-warnings';
import css from '../../components/form-dialog.module.css';
import { errorAtField } from '../../components/form-problems';
import { NumberField } from '../../components/number-field';
import { exhaustedOfKind, reuseOfKind } from './pool-draft';
import type { PoolFormProps } from './pool-sections';
import {
  END_SENTENCES,
  END_WORDS,
  EXHAUSTED_SENTENCES,
  EXHAUSTED_WORDS,
  REUSE_SENTENCES,
  REUSE_WORDS,
} from './pool-words';

const REUSE: readonly PoolReuse['kind'][] = ['oncePerRun', 'after', 'always', 'never'];
const EXHAUSTED: readonly PoolExhausted['kind'][] = ['complete', 'wait', 'fail'];
const ENDS = ['return', 'fail'] as const;
const TEN_MINUTES_MS = 600_000;

/** What becomes of accounts after success, after failure, when none is left, and when the group ends. */
export function PoolRulesSection(props: PoolFormProps) {
  const { draft, change, problems } = props;
  return (
    <div className={css['fields']}>
      <Reuse {...props} />
      <div className={css['pair']}>
        <NumberField
          label={t('Failures in a row')}
          description={t('After so many an account is set to failed and left out; 0 means never.')}
          min={0}
          allowDecimal={false}
          allowNegative={false}
          data-path="retry.maxFailures"
          value={draft.retry.maxFailures}
          error={errorAtField(problems, 'retry.maxFailures')}
          onChange={(maxFailures) => {
            change({ retry: { ...draft.retry, maxFailures } });
          }}
        />
        <DurationInput
          label={t('Rest after a failure')}
          description={t('For so long no bot takes the account again.')}
          path="retry.cooldownMs"
          value={draft.retry.cooldownMs}
          error={errorAtField(problems, 'retry.cooldownMs')}
          onChange={(cooldownMs) => {
            change({ retry: { ...draft.retry, cooldownMs } });
          }}
        />
      </div>
      <FieldWarnings problems={problems} path="retry" />
      <Exhausted {...props} />
      <div className={css['pair']}>
        <Select
          label={t('When the group ends')}
          description={END_SENTENCES[draft.atGroupEnd]}
          data-path="atGroupEnd"
          allowDeselect={false}
          data={ENDS.map((value) => ({ value, label: END_WORDS[value] }))}
          value={draft.atGroupEnd}
          onChange={(value) => {
            change({ atGroupEnd: value === 'fail' ? 'fail' : 'return' });
          }}
        />
      </div>
    </div>
  );
}

function Reuse({ draft: { reuse }, change, problems }: PoolFormProps) {
  return (
    <>
      <div className={css['pair']}>
        <Select
          label={t('After success')}
          description={REUSE_SENTENCES[reuse.kind]}
          data-path="reuse.kind"
          allowDeselect={false}
          data={REUSE.map((value) => ({ value, label: REUSE_WORDS[value] }))}
          value={reuse.kind}
          onChange={(value) => {
            const kind = REUSE.find((each) => each === value);
            if (kind) change({ reuse: reuseOfKind(kind, reuse) });
          }}
        />
        {reuse.kind === 'after' ? (
          <DurationInput
            label={t('It rests for')}
            description={t('Counted from when it was last done.')}
            path="reuse.afterMs"
            value={reuse.afterMs}
            error={errorAtField(problems, 'reuse.afterMs')}
            onChange={(afterMs) => {
              change({ reuse: { ...reuse, afterMs } });
            }}
          />
        ) : null}
      </div>
      <FieldWarnings problems={problems} path="reuse" />
    </>
  );
}

function Exhausted({ draft: { onExhausted }, change, problems }: PoolFormProps) {
  const waits = onExhausted.kind === 'wait';
  return (
    <>
      <div className={css['pair']}>
        <Select
          label={t('When none is left')}
          description={EXHAUSTED_SENTENCES[onExhausted.kind]}
          data-path="onExhausted.kind"
          allowDeselect={false}
          data={EXHAUSTED.map((value) => ({ value, label: EXHAUSTED_WORDS[value] }))}
          value={onExhausted.kind}
          onChange={(value) => {
            const kind = EXHAUSTED.find((each) => each === value);
            if (kind) change({ onExhausted: exhaustedOfKind(kind, onExhausted) });
          }}
        />
        {waits && onExhausted.timeoutMs !== null ? (
          <DurationInput
            label={t('It gives up after')}
            description={t('Then the bot ends as failed.')}
            path="onExhausted.timeoutMs"
            value={onExhausted.timeoutMs}
            error={errorAtField(problems, 'onExhausted.timeoutMs')}
            onChange={(timeoutMs) => {
              change({ onExhausted: { ...onExhausted, timeoutMs } });
            }}
          />
        ) : null}
      </div>
      {waits ? (
        <Switch
          label={t('As long as it takes')}
          description={t('Switch it off to give up after a time.')}
          checked={onExhausted.timeoutMs === null}
          onChange={(event) => {
            const timeoutMs = event.currentTarget.checked ? null : TEN_MINUTES_MS;
            change({ onExhausted: { ...onExhausted, timeoutMs } });
          }}
        />
      ) : null}
      <FieldWarnings problems={problems} path="onExhausted" />
    </>
  );
}
