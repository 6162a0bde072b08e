import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { MAX_ACCOUNT_TEXT, type AccountField, type AccountFieldType } from '../../../shared/account';
import { DateTimeInput } from '../../components/date-time-input';
import { readFieldText } from './field-text';

interface FieldInputProps {
  readonly field: AccountField;
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

const WRONG: Partial<Record<AccountFieldType, Message>> = {
  number: msg('Write a number'),
  duration: msg('Write a duration, such as 12 h or 1 h 30 m'),
  date: msg('Write a date'),
};

/** The input of a custom field, by its type; what does not fit is marked as it is typed. */
export function FieldInput({ field, label, text, onChange }: FieldInputProps) {
  const { type } = field;
  const isWrong = readFieldText(type, text) === undefined;
  const shared = { label, error: isWrong ? say(WRONG[type] ?? msg('This text is too long')) : undefined };
  const set = (event: { readonly currentTarget: { readonly value: string } }): void => {
    onChange(event.currentTarget.value);
  };
  switch (type) {
    case 'boolean':
      return (
        <NativeSelect
          {...shared}
          data={[
            { value: '', label: t('not set') },
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          value={text}
          onChange={set}
        />
      );
    case 'date':
      return <DateTimeInput {...shared} value={text} onChange={onChange} />;
    case 'secret':
      return (
        <PasswordInput
          {...shared}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
          value={text}
          onChange={set}
        />
      );
    case 'text':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={MAX_ACCOUNT_TEXT}
          value={text}
          onChange={set}
        />
      );
    case 'duration':
      return <TextInput {...shared} placeholder={t('such as 2 h')} value={text} onChange={set} />;
    case 'number':
      return <TextInput {...shared} inputMode="decimal" value={text} onChange={set} />;
  }
}
