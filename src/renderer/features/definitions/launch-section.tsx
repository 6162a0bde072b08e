import { Switch } from '@mantine/core';
import { msg, say, t } from '../../../shared/catalogue/translate';
import { labelOfPath } from '../../../shared/explain/field-labels';
import type { LaunchOptions } from '../../../shared/definition';
import { DurationInput } from '../../components/duration-input';
import { ConflictField } from './conflict-field';
import css from '../../components/form-dialog.module.css';
import { FieldWarnings } from '../../components/field-warnings';
import { errorAtField } from '../../components/form-problems';
import type { FormProps } from './form';

interface LaunchSectionProps extends FormProps {
  /** Leaves out what only the saved group has a say in: which checks are made. */
  readonly forOneRun?: boolean;
}

/** How a group starts. */
export function LaunchSection({ draft, change, problems, forOneRun = false }: LaunchSectionProps) {
  const { launchOptions: options } = draft;
  const set = (changes: Partial<LaunchOptions>): void => {
    change({ launchOptions: { ...options, ...changes } });
  };
  return (
    <div className={css['fields']}>
      <ConflictField
        value={options.onConflict}
        onChange={(onConflict) => {
          set({ onConflict });
        }}
      />
      <div className={css['pair']}>
        <DurationInput
          label={labelOfPath('launchOptions.stagger.delayMs')}
          path="launchOptions.stagger.delayMs"
          description={t('Bots start one after another')}
          value={options.stagger.delayMs}
          error={errorAtField(problems, 'launchOptions.stagger.delayMs')}
          onChange={(delayMs) => {
            set({ stagger: { ...options.stagger, delayMs } });
          }}
        />
        <DurationInput
          label={labelOfPath('launchOptions.instanceTimeoutMs')}
          path="launchOptions.instanceTimeoutMs"
          description={t('Then the next one is taken; all are waited for at once')}
          value={options.instanceTimeoutMs}
          error={errorAtField(problems, 'launchOptions.instanceTimeoutMs')}
          onChange={(instanceTimeoutMs) => {
            set({ instanceTimeoutMs });
          }}
        />
      </div>
      {forOneRun ? null : <LaunchSwitches options={options} set={set} />}
      <FieldWarnings problems={problems} path="launchOptions" />
    </div>
  );
}

const CHECKS = [
  [
    'validateRoutine',
    msg('Check the routine before the start'),
    msg('Mistakes in its file refuse the start'),
  ],
  ['validateTemplates', msg('Check templates before the start'), msg('Missing pictures refuse the start')],
  [
    'validateInstances',
    msg('Check instances before the start'),
    msg('Instances never seen here refuse the start'),
  ],
] as const;

interface LaunchSwitchesProps {
  readonly options: LaunchOptions;
  readonly set: (changes: Partial<LaunchOptions>) => void;
}

function LaunchSwitches({ options, set }: LaunchSwitchesProps) {
  return CHECKS.map(([key, label, description]) => (
    <Switch
      key={key}
      label={say(label)}
      description={say(description)}
      data-path={`launchOptions.${key}`}
      checked={options[key]}
      onChange={(event) => {
        set({ [key]: event.currentTarget.checked });
      }}
    />
  ));
}
