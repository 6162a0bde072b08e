import { t } from '../../shared/catalogue/translate';
import type { InputValue } from '../../shared/routine-inputs';
import type { RoutineInput } from '../../shared/routine-summary';

/** How values of secret inputs stand that are kept apart from the document. */
export interface SecretsHere {
  /** Those that have a value. */
  readonly kept: readonly string[];
  /** None can be kept or opened now. */
  readonly locked: boolean;
  /** What is written counts for one run; the kept one stays. */
  readonly forOneRun: boolean;
}

export interface InputFieldProps {
  readonly input: RoutineInput;
  /** Of the field in the document. */
  readonly path: string;
  /** Undefined: the routine's default holds. */
  readonly value: InputValue | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: InputValue | undefined) => void;
  /** Where secrets are kept apart from the document; without it they stand in it. */
  readonly secrets?: SecretsHere | undefined;
}

/** What the field of every type has. */
export function commonOf({ input, path, error }: InputFieldProps) {
  const { label, name, help, required } = input;
  return {
    label: label === '' ? name : label,
    ...(help === '' ? {} : { description: help }),
    error,
    withAsterisk: required,
    'data-path': path,
  };
}

/** What an empty field shows: what then holds, else an example. */
export function placeholderOf({ default: initial, type }: RoutineInput): string {
  if (initial !== null && initial !== '') return String(initial);
  if (type === 'duration') return t('for example {value}', { value: '30s' });
  return type === 'app' ? t('for example {value}', { value: 'com.example.rewards' }) : '';
}
