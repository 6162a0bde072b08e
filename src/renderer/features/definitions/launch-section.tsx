import { Switch } from '@mantine/core';
import type { LaunchOptions } from '../../../shared/definition';
import { DurationInput } from '../../components/duration-input';
import { ConflictField } from './conflict-field';
import css from './definition-dialog.module.css';
import { FieldWarnings } from './field-warnings';
import { errorAtField, type FormProps } from './form';

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
          label="Pause between two bots"
          path="launchOptions.stagger.delayMs"
          description="Bots start one after another"
          value={options.stagger.delayMs}
          error={errorAtField(problems, 'launchOptions.stagger.delayMs')}
          onChange={(delayMs) => {
            set({ stagger: { ...options.stagger, delayMs } });
          }}
        />
        <DurationInput
          label="Wait for an instance"
          path="launchOptions.instanceTimeoutMs"
          description="Then the next one is taken; all are waited for at once"
          value={options.instanceTimeoutMs}
          error={errorAtField(problems, 'launchOptions.instanceTimeoutMs')}
          onChange={(instanceTimeoutMs) => {
            set({ instanceTimeoutMs });
          }}
        />
      </div>
      <LaunchSwitches options={options} set={set} checks={forOneRun ? CHECKS.slice(0, 1) : CHECKS} />
      <FieldWarnings problems={problems} path="launchOptions" />
    </div>
  );
}

const CHECKS = [
  ['startInstances', 'Start instances that are off', 'Emulators Muster knows how to start'],
  ['validateRoutine', 'Check the routine before the start', 'Mistakes in its file refuse the start'],
  ['validateTemplates', 'Check templates before the start', 'Missing pictures refuse the start'],
  ['validateInstances', 'Check instances before the start', 'Instances never seen here refuse the start'],
] as const;

interface LaunchSwitchesProps {
  readonly options: LaunchOptions;
  readonly set: (changes: Partial<LaunchOptions>) => void;
  readonly checks: readonly (typeof CHECKS)[number][];
}

function LaunchSwitches({ options, set, checks }: LaunchSwitchesProps) {
  return checks.map(([key, label, description]) => (
    <Switch
      key={key}
      label={label}
      description={description}
      data-path={`launchOptions.${key}`}
      checked={options[key]}
      onChange={(event) => {
        set({ [key]: event.currentTarget.checked });
      }}
    />
  ));
}
