import { Autocomplete, NumberInput, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../shared/catalogue/translate';
import { formatDuration, parseDuration } from '../../shared/routine-duration';
import { convertInput, toNumber, type InputValue } from '../../shared/routine-inputs';
import { DurationInput } from './duration-input';
import { commonOf, placeholderOf, type InputFieldProps } from './input-of-form';
import { SecretInputField } from './secret-input-field';
import { TemplateField } from './template-field';
import { useKnownNames } from './use-known-names';

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
    case 'duration':
      return <DurationField {...props} />;
    case 'text':
      return <TextField {...props} />;
    case 'template':
      return <TemplateField {...props} />;
    case 'routine':
    case 'app':
      return <NameField {...props} />;
    case 'secret':
      return props.secrets ? (
        <SecretInputField {...props} secrets={props.secrets} />
      ) : (
        <SecretField {...props} />
      );
  }
}

function TextField(props: InputFieldProps) {
  const { input, value, onChange } = props;
  return (
    <TextInput
      {...commonOf(props)}
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

/** Something there may be many of: what is known here is offered, and anything else may be written. */
function NameField(props: InputFieldProps) {
  const { input, value, onChange } = props;
  const known = useKnownNames(input.type);
  return (
    <Autocomplete
      {...commonOf(props)}
      dir="auto"
      data={known.map(({ name }) => name)}
      renderOption={({ option }) => {
        const title = known.find(({ name }) => name === option.value)?.title ?? '';
        return title === '' || title === option.value ? option.value : `${title} – ${option.value}`;
      }}
      limit={50}
      placeholder={placeholderOf(input)}
      value={value === undefined ? '' : String(value)}
      onChange={(text) => {
        onChange(text === '' ? undefined : text);
      }}
    />
  );
}

/** A number and its unit. A text that is no duration has to be seen to be corrected: it is edited as a text. */
function DurationField(props: InputFieldProps) {
  const { input, value, onChange } = props;
  const [asText] = useState(() => value !== undefined && durationOf(value) === undefined);
  if (asText) return <TextField {...props} />;
  const { label, withAsterisk: required, 'data-path': path, error, ...shown } = commonOf(props);
  return (
    <DurationInput
      {...{ label, required, path, error }}
      {...('description' in shown ? { description: shown.description } : {})}
      value={durationOf(value) ?? null}
      fallback={durationOf(input.default)}
      onChange={(ms) => {
        onChange(formatDuration(ms));
      }}
      onClear={() => {
        onChange(undefined);
      }}
    />
  );
}

function durationOf(value: InputValue | null | undefined): number | undefined {
  return typeof value === 'string' ? parseDuration(value) : undefined;
}

function SecretField(props: InputFieldProps) {
  const { value, onChange } = props;
  return (
    <PasswordInput
      {...commonOf(props)}
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
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
      {...commonOf(props)}
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
      {...commonOf(props)}
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
  const { label, description, error, 'data-path': path } = { description: undefined, ...commonOf(props) };
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
