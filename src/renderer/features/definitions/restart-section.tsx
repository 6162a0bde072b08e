import { SegmentedControl, Switch } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import { labelOfPath } from '../../../shared/explain/field-labels';
import { fieldValueInWords } from '../../../shared/explain/field-values';
import { sentences } from '../../../shared/explain/words';
import type { RestartPolicy } from '../../../shared/definition';
import { DurationInput } from '../../components/duration-input';
import css from '../../components/form-dialog.module.css';
import { FieldWarnings } from '../../components/field-warnings';
import { errorAtField } from '../../components/form-problems';
import type { FormProps } from './form';
import { LoopFields } from './loop-fields';
import { NumberField } from '../../components/number-field';
import { loopInWords, restartInWords } from './run-words';
import { waitsInWords } from './restart-words';

type Set = (changes: Partial<RestartPolicy>) => void;
interface PolicyProps {
  readonly policy: RestartPolicy;
  readonly set: Set;
  readonly problems: FormProps['problems'];
}

/** What happens after a failure, and how often the routine is repeated. */
export function RestartSection({ draft, change, problems }: FormProps) {
  const { restartPolicy: policy } = draft;
  const set: Set = (changes) => {
    change({ restartPolicy: { ...policy, ...changes } });
  };
  return (
    <div className={css['fields']}>
      <p className={css['sentence']}>{sentences(loopInWords(draft.loop), restartInWords(policy))}</p>
      <h3 className={css['heading']}>{labelOfPath('loop.kind')}</h3>
      <LoopFields draft={draft} change={change} problems={problems} />
      <h3 className={css['heading']}>{labelOfPath('restartPolicy.mode')}</h3>
      <SegmentedControl
        aria-label={labelOfPath('restartPolicy.mode')}
        data-path="restartPolicy.mode"
        style={{ alignSelf: 'flex-start' }}
        data={[
          { value: 'onFailure', label: fieldValueInWords('restartPolicy.mode', 'onFailure') },
          { value: 'never', label: fieldValueInWords('restartPolicy.mode', 'never') },
        ]}
        value={policy.mode}
        onChange={(mode) => {
          set({ mode: mode === 'never' ? 'never' : 'onFailure' });
        }}
      />
      {policy.mode === 'onFailure' ? (
        <>
          <Tries policy={policy} set={set} problems={problems} />
          <Waits policy={policy} set={set} problems={problems} />
          <Limits policy={policy} set={set} problems={problems} />
        </>
      ) : null}
      <FieldWarnings problems={problems} path="restartPolicy" />
      <FieldWarnings problems={problems} path="loop" />
    </div>
  );
}

function Tries({ policy, set, problems }: PolicyProps) {
  const endless = policy.maxRetries === -1;
  return (
    <div className={css['pair']}>
      {endless ? null : (
        <NumberField
          label={labelOfPath('restartPolicy.maxRetries')}
          suffix={t('{count, plural, one { try} other { tries}}', { count: policy.maxRetries })}
          min={0}
          allowDecimal={false}
          value={policy.maxRetries}
          error={errorAtField(problems, 'restartPolicy.maxRetries')}
          data-path="restartPolicy.maxRetries"
          onChange={(maxRetries) => {
            set({ maxRetries });
          }}
        />
      )}
      <Switch
        label={t('No limit of tries')}
        checked={endless}
        mt={endless ? 0 : 32}
        onChange={(event) => {
          set({ maxRetries: event.currentTarget.checked ? -1 : 5 });
        }}
      />
    </div>
  );
}

function Waits({ policy, set, problems }: PolicyProps) {
  return (
    <>
      <div className={css['pair']}>
        <DurationInput
          label={labelOfPath('restartPolicy.initialDelayMs')}
          value={policy.initialDelayMs}
          error={errorAtField(problems, 'restartPolicy.initialDelayMs')}
          path="restartPolicy.initialDelayMs"
          onChange={(initialDelayMs) => {
            set({ initialDelayMs });
          }}
        />
        <DurationInput
          label={labelOfPath('restartPolicy.maxDelayMs')}
          value={policy.maxDelayMs}
          error={errorAtField(problems, 'restartPolicy.maxDelayMs')}
          path="restartPolicy.maxDelayMs"
          onChange={(maxDelayMs) => {
            set({ maxDelayMs });
          }}
        />
        <NumberField
          label={labelOfPath('restartPolicy.factor')}
          prefix="× "
          step={0.5}
          decimalScale={2}
          value={policy.factor}
          error={errorAtField(problems, 'restartPolicy.factor')}
          data-path="restartPolicy.factor"
          onChange={(factor) => {
            set({ factor });
          }}
        />
        <NumberField
          label={labelOfPath('restartPolicy.jitter')}
          prefix="± "
          suffix=" %"
          step={5}
          allowDecimal={false}
          value={Math.round(policy.jitter * 100)}
          error={errorAtField(problems, 'restartPolicy.jitter')}
          data-path="restartPolicy.jitter"
          onChange={(percent) => {
            set({ jitter: percent / 100 });
          }}
        />
      </div>
      <p className={css['quiet']}>{waitsInWords(policy)}</p>
    </>
  );
}

function Limits({ policy, set, problems }: PolicyProps) {
  const { giveUp } = policy;
  return (
    <div className={css['pair']}>
      <NumberField
        label={t('Give up after failures at the same step')}
        suffix={t('{count, plural, one { failure} other { failures}}', { count: giveUp.failures })}
        min={1}
        allowDecimal={false}
        value={giveUp.failures}
        error={errorAtField(problems, 'restartPolicy.giveUp.failures')}
        data-path="restartPolicy.giveUp.failures"
        onChange={(failures) => {
          set({ giveUp: { ...giveUp, failures } });
        }}
      />
      <DurationInput
        label={labelOfPath('restartPolicy.giveUp.withinMs')}
        value={giveUp.withinMs}
        error={errorAtField(problems, 'restartPolicy.giveUp.withinMs')}
        path="restartPolicy.giveUp.withinMs"
        onChange={(withinMs) => {
          set({ giveUp: { ...giveUp, withinMs } });
        }}
      />
      <DurationInput
        label={labelOfPath('restartPolicy.resetAfterMs')}
        description={t('of running without one')}
        value={policy.resetAfterMs}
        error={errorAtField(problems, 'restartPolicy.resetAfterMs')}
        path="restartPolicy.resetAfterMs"
        onChange={(resetAfterMs) => {
          set({ resetAfterMs });
        }}
      />
    </div>
  );
}
