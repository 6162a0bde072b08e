import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../shared/catalogue/translate';
import { durationText, readDuration } from './duration-text';

interface DurationTextInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'error'> {
  /** Milliseconds. */
  readonly value: number;
  /** Told when what stands there is a length of time. */
  readonly onChange: (ms: number) => void;
}

/** A length of time written as text: `2 h`, `1 h 30 m`. What can't be read is marked and changes nothing. */
export function DurationTextInput({ value, onChange, ...input }: DurationTextInputProps) {
  const [draft, setDraft] = useState(() => durationText(value));
  const read = readDuration(draft);
  // Changed from outside: that counts, not what was typed before.
  const text = read === undefined || read === value ? draft : durationText(value);
  return (
    <TextInput
      {...input}
      value={text}
      error={read === undefined ? t('Write a duration, such as 12 h or 1 h 30 m') : undefined}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setDraft(next);
        const ms = readDuration(next);
        if (ms !== undefined) onChange(ms);
      }}
    />
  );
}
