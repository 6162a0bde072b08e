import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import type { RoutineInput } from '../../../shared/routine-summary';

type Value = string | number | boolean;

interface InputFieldProps {
  readonly input: RoutineInput;
  /** Undefined: the routine's default holds. */
  readonly value: Value | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: Value | undefined) => void;
}

/** One input of a routine as the field its type asks for. An empty field means the routine's default. */
export function InputField(props: InputFieldProps) {
  switch (props.input.type) {
    case 'boolean':
      return <BooleanField {...props} />;
    case 'choice':
      return <ChoiceField {...props} />;
    case 'integer':
    case 'number':
      return <NumericField {...props} />;
    case 'text':
    case 'duration':
      return <TextField {...props} />;
  }
}

function common({ input, error }: InputFieldProps) {
  const { label, name, help, required } = input;
  return {
    label: label === '' ? name : label,
    ...(help === '' ? {} : { description: help }),
    error,
    withAsterisk: required,
  };
}

function placeholderOf({ default: initial, type }: RoutineInput): string {
  if (initial !== null && initial !== '') return `${String(initial)} (default)`;
  return type === 'duration' ? 'for example 30s' : '';
}

function TextField(props: InputFieldProps) {
  const { input, value, onChange } = props;
  return (
    <TextInput
      {...common(props)}
      dir="auto"
      placeholder={placeholderOf(input)}
      value={value === undefined ? '' : String(value)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        onChange(text === '' ? undefined : text);
      }}
    />
  );
}

function NumericField(props: InputFieldProps) {
  const { input, value, onChange } = props;
  return (
    <NumberInput
      {...common(props)}
      clampBehavior="none"
      allowDecimal={input.type === 'number'}
      {...(input.min === null ? {} : { min: input.min })}
      {...(input.max === null ? {} : { max: input.max })}
      placeholder={placeholderOf(input)}
      value={typeof value === 'number' || typeof value === 'string' ? value : ''}
      onChange={(next) => {
        onChange(typeof next === 'number' ? next : undefined);
      }}
    />
  );
}

function ChoiceField(props: InputFieldProps) {
  const { input, value, onChange } = props;
  return (
    <Select
      {...common(props)}
      clearable
      data={input.options}
      placeholder={placeholderOf(input)}
      value={value === undefined ? null : String(value)}
      onChange={(choice) => {
        onChange(choice ?? undefined);
      }}
    />
  );
}

function BooleanField(props: InputFieldProps) {
  const { input, value, onChange } = props;
  const { label, description, error } = { description: undefined, ...common(props) };
  return (
    <Switch
      label={label}
      {...(description === undefined ? {} : { description })}
      error={error}
      mt={30}
      checked={String(value ?? input.default ?? false) === 'true'}
      onChange={(event) => {
        onChange(event.currentTarget.checked);
      }}
    />
  );
}
