import { msg, say, t } from '../../shared/catalogue/translate';
import { Input, NativeSelect, NumberInput } from '@mantine/core';
import { useId, useState } from 'react';

const UNITS = [
  ['ms', msg('ms'), 1],
  ['seconds', msg('seconds'), 1_000],
  ['minutes', msg('minutes'), 60_000],
  ['hours', msg('hours'), 3_600_000],
] as const;
type Unit = (typeof UNITS)[number];

interface DurationInputProps {
  readonly label: string;
  /** Of the field in a definition, so that it can be gone to. */
  readonly path?: string;
  readonly description?: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** Milliseconds; null while there is none, which `onClear` has to allow. */
  readonly value: number | null;
  /** Milliseconds that count while there is none. */
  readonly fallback?: number | undefined;
  readonly onChange: (ms: number) => void;
  readonly onClear?: () => void;
}

/** A length of time with its unit. The unit may be changed; the length stays what it is. */
export function DurationInput(props: DurationInputProps) {
  const { label, path, description, error, required = false, value, fallback, onChange, onClear } = props;
  const [unit, setUnit] = useState<Unit>(() => unitFor(value ?? fallback ?? 0));
  const [name, , size] = unit;
  const id = useId();
  return (
    <Input.Wrapper
      id={id}
      label={label}
      {...(description === undefined ? {} : { description })}
      error={error}
      withAsterisk={required}
    >
      <div
        style={{
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr) 112px',
          gap: 6,
          // As Mantine keeps between the description and the field.
          marginTop: description === undefined ? 0 : 5,
        }}
      >
        <NumberInput
          id={id}
          {...(path === undefined ? {} : { 'data-path': path })}
          min={0}
          clampBehavior="none"
          hideControls
          allowNegative={false}
          decimalScale={3}
          error={error !== undefined}
          {...(fallback === undefined ? {} : { placeholder: String(fallback / size) })}
          value={value === null ? '' : value / size}
          onChange={(next) => {
            if (typeof next === 'number') onChange(Math.round(next * size));
            else if (next === '') onClear?.();
          }}
        />
        <NativeSelect
          aria-label={t('Unit of {label}', { label })}
          data={UNITS.map(([each, word]) => ({ value: each, label: say(word) }))}
          value={name}
          onChange={(event) => {
            setUnit(UNITS.find(([each]) => each === event.currentTarget.value) ?? UNITS[1]);
          }}
        />
      </div>
    </Input.Wrapper>
  );
}

/** The largest unit in which the length is a whole number; seconds for nothing. */
function unitFor(ms: number): Unit {
  if (ms === 0) return UNITS[1];
  return UNITS.findLast(([, , size]) => ms % size === 0) ?? UNITS[0];
}
