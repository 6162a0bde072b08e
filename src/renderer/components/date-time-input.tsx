import { TextInput, type TextInputProps } from '@mantine/core';

interface DateTimeInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  /** ISO text; empty for none. */
  readonly value: string;
  readonly onChange: (iso: string) => void;
}

/** A date with its time, as the browser lets people enter one in their own form and zone. */
export function DateTimeInput({ value, onChange, ...input }: DateTimeInputProps) {
  return (
    <TextInput
      {...input}
      type="datetime-local"
      step={1}
      value={localText(value)}
      onChange={(event) => {
        const at = new Date(event.currentTarget.value);
        onChange(Number.isNaN(at.getTime()) ? '' : at.toISOString());
      }}
    />
  );
}

/** What such an input shows: `2026-11-20T10:00:00` in the zone of this computer. */
function localText(iso: string): string {
  const at = new Date(iso);
  if (iso === '' || Number.isNaN(at.getTime())) return '';
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}
