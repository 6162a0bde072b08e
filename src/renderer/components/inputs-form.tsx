import { Button } from '@mantine/core';
import { t } from '../../shared/catalogue/translate';
import type { RoutineConfig } from '../../shared/definition';
import type { Problem } from '../../shared/problem';
import { formatDuration } from '../../shared/routine-duration';
import { inputWords } from '../../shared/explain/input-words';
import { describeInput, HIDDEN_VALUE, isTextInput } from '../../shared/routine-inputs';
import type { RoutineInput } from '../../shared/routine-summary';
import { isSecretInput } from '../../shared/secret-inputs';
import css from './form-dialog.module.css';
import { errorAtField } from './form-problems';
import type { SecretsHere } from './input-of-form';
import { InputField } from './input-field';
import { leaveRow } from './leave-row';
import { Note } from './note';

interface InputsFormProps {
  readonly inputs: readonly RoutineInput[];
  /** The routine is known, so that other inputs are wrong. */
  readonly known: boolean;
  readonly config: RoutineConfig;
  /** Where the inputs stand in the document. */
  readonly path?: string;
  readonly problems: readonly Problem[];
  readonly onChange: (config: RoutineConfig) => void;
  /** Values of inputs the routine does not have are shown but can't be removed here. */
  readonly keepsOthers?: boolean;
  /** Where secrets are kept apart from the document. */
  readonly secrets?: SecretsHere | undefined;
}

/** A field for each input the routine declares, and what is set beyond them. */
export function InputsForm({
  inputs,
  known,
  config,
  problems,
  onChange,
  path = 'routineConfig',
  keepsOthers = false,
  secrets,
}: InputsFormProps) {
  // One that is hidden is shown where somebody has set it, so that nothing has an effect unseen.
  const declared = new Set(inputs.filter(isShown).map(({ name }) => name));
  const others = Object.entries(config).filter(([name]) => !declared.has(name));
  const set = (name: string, value: RoutineConfig[string] | undefined): void => {
    const rest = Object.fromEntries(Object.entries(config).filter(([key]) => key !== name));
    onChange(value === undefined ? rest : { ...rest, [name]: value });
  };
  return (
    <>
      {known ? <h3 className={css['heading']}>{t('Inputs')}</h3> : null}
      {known && inputs.length === 0 && others.length === 0 ? (
        <p className={css['quiet']}>{t('This routine has no inputs.')}</p>
      ) : null}
      <LockedNote inputs={inputs} secrets={secrets} />
      <div className={css['pair']}>
        {inputs.filter(isShown).map((input) => (
          <div key={input.name} data-input>
            <InputField
              input={input}
              path={`${path}.${input.name}`}
              value={config[input.name]}
              secrets={secrets}
              error={errorAtField(problems, `${path}.${input.name}`)}
              onChange={(value) => {
                set(input.name, value);
              }}
            />
            <DefaultLine
              input={input}
              value={config[input.name]}
              hasError={errorAtField(problems, `${path}.${input.name}`) !== undefined}
              isInFile={!secrets && isSecretInput(input)}
              onReset={() => {
                set(input.name, undefined);
              }}
            />
          </div>
        ))}
      </div>
      <OtherInputs
        others={others}
        known={known}
        hidden={inputs.filter((input) => !isShown(input))}
        path={path}
        problems={problems}
        onRemove={
          keepsOthers
            ? null
            : (name) => {
                set(name, undefined);
              }
        }
      />
    </>
  );
}

function LockedNote({ inputs, secrets }: Pick<InputsFormProps, 'inputs' | 'secrets'>) {
  if (secrets?.locked !== true || !inputs.some(isSecretInput)) return null;
  return (
    <Note
      tone="amber"
      title={t('Secrets are locked')}
      hint={t('Those that are set can’t be used or changed until they are unlocked on the Accounts page.')}
    />
  );
}

/** A hidden one is for calling routines and the command line. */
const isShown = (input: RoutineInput): boolean => input.hidden !== true;

interface DefaultLineProps {
  readonly input: RoutineInput;
  readonly value: RoutineConfig[string] | undefined;
  readonly hasError: boolean;
  /** A secret that is not kept apart from the document. */
  readonly isInFile: boolean;
  readonly onReset: () => void;
}

/** What fits (unless the error says so already), what holds when nothing is set, and the way back to that. */
function DefaultLine({ input, value, hasError, isInFile, onReset }: DefaultLineProps) {
  const { name, label } = input;
  // A secret says by itself how it stands.
  const isSet = value !== undefined && !isSecretInput(input) && String(value) !== String(input.default ?? '');
  const words = [
    hasError ? '' : fitWords(input),
    defaultWords(input),
    persistWords(input),
    isInFile ? t('It stands in the file as it is, where others can read it.') : '',
  ];
  return (
    <div className={css['default']}>
      <span>{words.filter(Boolean).join(' ')}</span>
      {isSet ? (
        <button
          type="button"
          aria-label={t('Reset {name} to its default', { name: label === '' ? name : label })}
          onClick={({ currentTarget }) => {
            // The button goes when the value is the routine's own again; its field stays.
            currentTarget.closest('[data-input]')?.querySelector('input')?.focus();
            onReset();
          }}
        >
          {t('Reset')}
        </button>
      ) : null}
    </div>
  );
}

function isSecretNamed(inputs: readonly RoutineInput[], name: string): boolean {
  return inputs.some((input) => input.name === name && isSecretInput(input));
}

/** Types whose field shows by itself what fits say nothing. */
function fitWords(input: RoutineInput): string {
  const isPlain = input.type === 'boolean' || input.type === 'choice' || isTextInput(input);
  if (isPlain) return '';
  // Its field has the units already.
  return input.type === 'duration'
    ? rangeWords(input)
    : t('It takes {what}.', { what: inputWords(describeInput(input)) });
}

function rangeWords({ min, max }: RoutineInput): string {
  const [least, most] = [formatDuration(min ?? 0), formatDuration(max ?? 0)];
  if (max === null) return min === null ? '' : t('It takes {least} or more.', { least });
  return min === null
    ? t('It takes at most {most}.', { most })
    : t('It takes {least} to {most}.', { least, most });
}

function defaultWords({ default: initial, type }: RoutineInput): string {
  if (initial === null || initial === '') return '';
  if (type !== 'boolean') return t('It is {value} unless set.', { value: String(initial) });
  return String(initial) === 'true' ? t('It is on unless set.') : t('It is off unless set.');
}

function persistWords({ persist }: RoutineInput): string {
  return persist === true
    ? t('What the routine makes of it is remembered for the bot’s next iterations.')
    : '';
}

interface OtherInputsProps {
  readonly hidden: readonly RoutineInput[];
  readonly path: string;
  readonly others: readonly (readonly [string, RoutineConfig[string]])[];
  readonly known: boolean;
  readonly problems: readonly Problem[];
  readonly onRemove: ((name: string) => void) | null;
}

function OtherInputs({ others, hidden, known, path, problems, onRemove }: OtherInputsProps) {
  if (others.length === 0) return null;
  const wordsOf = (name: string): string => {
    if (hidden.some((input) => input.name === name)) return t('The routine does not ask for it here.');
    return known ? t('The routine has no such input.') : t('Kept until the routine is here.');
  };
  return (
    <ul className={css['others']} aria-label={t('Inputs the routine does not have')}>
      {others.map(([name, value]) => (
        <li key={name}>
          <span>
            <b>{name}</b> = <bdi>{isSecretNamed(hidden, name) ? HIDDEN_VALUE : String(value)}</bdi>
            <small>{(known ? errorAtField(problems, `${path}.${name}`) : undefined) ?? wordsOf(name)}</small>
          </span>
          {onRemove === null ? null : (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('Remove input {name}', { name })}
              data-path={`${path}.${name}`}
              onClick={({ currentTarget }) => {
                leaveRow(currentTarget, () => currentTarget.closest<HTMLElement>('[role="tabpanel"]'));
                onRemove(name);
              }}
            >
              {t('Remove')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
