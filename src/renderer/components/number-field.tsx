import { NumberInput, type NumberInputProps } from '@mantine/core';

interface NumberFieldProps extends Omit<NumberInputProps, 'value' | 'onChange' | 'onValueChange'> {
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A number that must be there: while the field is empty the draft keeps the last one. Rules say what fits, not the field. */
export function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  return (
    <NumberInput
      clampBehavior="none"
      {...rest}
      value={value}
      onChange={(next) => {
        if (typeof next === 'number') onChange(next);
      }}
    />
  );
}
