import { NumberInput, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../shared/catalogue/translate';
import type { RoutineInput } from '../../shared/routine-summary';
import { convertInput, toNumber } from '../../shared/routine-inputs';

type Value = string | number | boolean;

interface InputFieldProps {
  readonly input: RoutineInput;
  /** Of the field in the document. */
  readonly path: string;
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
    case 'template':
    case 'routine':
    case 'app':
      return <TextField {...props} />;
    case 'secret':
      return <SecretField {...props} />;
  }
}

function common({ input, path, error }: InputFieldProps) {
  const { label, name, help, required } = input;
  return {
    label: label === '' ? name : label,
    ...(help === '' ? {} : { description: help }),
    error,
    withAsterisk: required,
    'data-path': path,
  };
}

function placeholderOf({ default: initial, type }: RoutineInput): string {
  if (initial !== null && initial !== '') return String(initial);
  return type === 'duration' ? t('for example {value}', { value: '30s' }) : '';
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

function SecretField(props: InputFieldProps) {
  const { value, onChange } = props;
  return (
    <PasswordInput
      {...common(props)}
      autoComplete="off"
      value={value === undefined ? '' : String(value)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        onChange(text === '' ? undefined : text);
      }}
    />
  );
}

/** A text where a number belongs (a file may hold anything) has to be seen to be corrected: it is edited as a text. */
function NumericField(props: InputFieldProps) {
  const { input, value, onChange } = props;
  const [asText] = useState(() => value !== undefined && toNumber(value) === undefined);
  if (asText) {
    return (
      <TextField
        {...props}
        onChange={(text) => {
          const converted = text === undefined ? undefined : convertInput(input, text);
          onChange(converted && 'value' in converted ? converted.value : text);
        }}
      />
    );
  }
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
  const chosen = value === undefined ? null : String(value);
  const offered = input.options.map((option) => ({ value: option, label: option }));
  return (
    <Select
      {...common(props)}
      clearable
      data={
        chosen === null || input.options.includes(chosen)
          ? offered
          : [
              ...offered,
              {
                value: chosen,
                label: t('{value} (not offered by the routine)', { value: chosen }),
                disabled: true,
              },
            ]
      }
      placeholder={placeholderOf(input)}
      value={chosen}
      onChange={(choice) => {
        onChange(choice ?? undefined);
      }}
    />
  );
}

function BooleanField(props: InputFieldProps) {
  const { input, value, onChange } = props;
  const { label, description, error, 'data-path': path } = { description: undefined, ...common(props) };
  return (
    <Switch
      label={label}
      {...(description === undefined ? {} : { description })}
      error={error}
      data-path={path}
      checked={String(value ?? input.default ?? false) === 'true'}
      onChange={(event) => {
        onChange(event.currentTarget.checked);
      }}
    />
  );
}
