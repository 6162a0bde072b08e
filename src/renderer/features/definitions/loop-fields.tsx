import { Select, TextInput } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import { labelOfPath } from '../../../shared/explain/field-labels';
import { fieldValueInWords } from '../../../shared/explain/field-values';
import type { Loop } from '../../../shared/definition';
import { DurationInput } from '../../components/duration-input';
import css from '../../components/form-dialog.module.css';
import { errorAtField } from '../../components/form-problems';
import type { FormProps } from './form';
import { NumberField } from '../../components/number-field';

const KINDS: readonly Loop['kind'][] = ['once', 'count', 'until', 'untilPoolEmpty', 'forever'];

/** How often each bot repeats the routine, and how long it rests in between. */
export function LoopFields({ draft, change, problems }: FormProps) {
  const { loop } = draft;
  const set = (next: Loop): void => {
    change({ loop: next });
  };
  return (
    <div className={css['pair']}>
      <Select
        label={t('Each bot runs the routine')}
        data-path="loop.kind"
        allowDeselect={false}
        data={KINDS.map((value) => ({ value, label: fieldValueInWords('loop.kind', value) ?? value }))}
        value={loop.kind}
        error={errorAtField(problems, 'loop.kind')}
        onChange={(value) => {
          const kind = KINDS.find((each) => each === value);
          if (kind && kind !== loop.kind) set(loopOfKind(kind, loop.kind === 'once' ? 0 : loop.pauseMs));
        }}
      />
      {loop.kind === 'count' ? (
        <NumberField
          label={labelOfPath('loop.count')}
          suffix={t('{count, plural, one { time} other { times}}', { count: loop.count })}
          min={1}
          allowDecimal={false}
          value={loop.count}
          error={errorAtField(problems, 'loop.count')}
          data-path="loop.count"
          onChange={(count) => {
            set({ ...loop, count });
          }}
        />
      ) : null}
      {loop.kind === 'until' ? (
        <TextInput
          type="datetime-local"
          label={t('Until')}
          value={localTime(loop.at)}
          error={errorAtField(problems, 'loop.at')}
          data-path="loop.at"
          onChange={(event) => {
            const at = new Date(event.currentTarget.value);
            if (!Number.isNaN(at.getTime())) set({ ...loop, at: at.toISOString() });
          }}
        />
      ) : null}
      {loop.kind === 'once' ? null : (
        <DurationInput
          key={loop.kind}
          label={labelOfPath('loop.pauseMs')}
          value={loop.pauseMs}
          error={errorAtField(problems, 'loop.pauseMs')}
          path="loop.pauseMs"
          onChange={(pauseMs) => {
            set({ ...loop, pauseMs });
          }}
        />
      )}
    </div>
  );
}

function loopOfKind(kind: Loop['kind'], pauseMs: number): Loop {
  switch (kind) {
    case 'once':
      return { kind };
    case 'count':
      return { kind, count: 3, pauseMs };
    case 'until':
      return { kind, at: new Date(Date.now() + 3_600_000).toISOString(), pauseMs };
    case 'untilPoolEmpty':
    case 'forever':
      return { kind, pauseMs };
  }
}

/** The form a `datetime-local` field wants: the user's own clock, to the minute. */
function localTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return '';
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
