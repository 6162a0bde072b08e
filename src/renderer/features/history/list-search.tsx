import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import css from './history.module.css';

interface ListSearchProps {
  /** What it searches; also its placeholder. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The search of a list in a dialog. */
export function ListSearch({ label, value, onChange }: ListSearchProps) {
  return (
    <TextInput
      className={css['search'] ?? ''}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<Search size={15} aria-hidden />}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
      data-autofocus
    />
  );
}
