import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { t } from '../../shared/catalogue/translate';
import css from './search-box.module.css';

interface SearchBoxProps {
  /** What it searches; its placeholder only says that it searches, which fits every window. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The search of a page: `/` leads to it, Escape first clears it and then leaves it. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null);
  const clear = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    // Escape leaves the search; it does not count for "Esc Esc stops everything".
    event.stopPropagation();
    if (value === '') input.current?.blur();
    else onChange('');
  };
  return (
    <TextInput
      ref={input}
      className={css['search']}
      type="search"
      size="xs"
      aria-label={label}
      aria-keyshortcuts="/"
      placeholder={t('Search')}
      data-search
      leftSection={<Search size={15} aria-hidden />}
      rightSection={<kbd className={css['kbd']}>/</kbd>}
      rightSectionPointerEvents="none"
      styles={{ input: { height: 32, minHeight: 32, fontSize: 13 } }}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
      onKeyDown={clear}
    />
  );
}
