import { Select, Switch } from '@mantine/core';
import { ConflictPolicy, type LaunchOptions } from '../../../shared/definition';
import { FIELD_LABELS } from '../../../shared/explain/field-labels';
import { DurationInput } from '../../components/duration-input';
import css from './definition-dialog.module.css';
import { FieldWarnings } from './field-warnings';
import { errorAtField, type FormProps } from './form';

const CONFLICTS: readonly (readonly [ConflictPolicy, string, string])[] = [
  [
    'skip',
    'Use the other instances',
    'An instance in use is left out; the group starts with those that are free.',
  ],
  ['ask', 'Ask me', 'You see who holds what and choose: leave it out, wait for it, or take it over.'],
  ['abort', 'Do not start', 'When one of the first instances is in use, the group fails and takes nothing.'],
  ['queue', 'Wait until it is free', 'The group waits for its turn; it can be stopped while it waits.'],
  [
    'takeOver',
    'Take it over',
    'The other group’s bots on these instances are stopped first; its other bots go on.',
  ],
];

/** How a group starts. */
export function LaunchSection({ draft, change, problems }: FormProps) {
  const { launchOptions: options } = draft;
  const set = (changes: Partial<LaunchOptions>): void => {
    change({ launchOptions: { ...options, ...changes } });
  };
  const meaning = CONFLICTS.find(([policy]) => policy === options.onConflict)?.[2];
  return (
    <div className={css['fields']}>
      <Select
        label={FIELD_LABELS['launchOptions.onConflict']}
        {...(meaning === undefined ? {} : { description: meaning })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={CONFLICTS.map(([value, label]) => ({ value, label }))}
        value={options.onConflict}
        onChange={(value) => {
          set({ onConflict: ConflictPolicy.catch('skip').parse(value) });
        }}
      />
      <div className={css['pair']}>
        <DurationInput
          label="Pause between two bots"
          description="Bots start one after another"
          value={options.stagger.delayMs}
          error={errorAtField(problems, 'launchOptions.stagger.delayMs')}
          onChange={(delayMs) => {
            set({ stagger: { ...options.stagger, delayMs } });
          }}
        />
        <DurationInput
          label="Wait for an instance"
          description="Then the next one is taken; all are waited for at once"
          value={options.instanceTimeoutMs}
          error={errorAtField(problems, 'launchOptions.instanceTimeoutMs')}
          onChange={(instanceTimeoutMs) => {
            set({ instanceTimeoutMs });
          }}
        />
      </div>
      <LaunchSwitches options={options} set={set} />
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

function LaunchSwitches({
  options,
  set,
}: {
  options: LaunchOptions;
  set: (changes: Partial<LaunchOptions>) => void;
}) {
  return CHECKS.map(([key, label, description]) => (
    <Switch
      key={key}
      label={label}
      description={description}
      checked={options[key]}
      onChange={(event) => {
        set({ [key]: event.currentTarget.checked });
      }}
    />
  ));
}
