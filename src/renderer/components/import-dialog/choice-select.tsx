import { NativeSelect } from '@mantine/core';
import { t, tIn } from '../../../shared/catalogue/translate';
import type { ImportChoice } from '../../../shared/import';

/** What a choice of a row is called. */
export function choiceWords(choice: ImportChoice): string {
  switch (choice) {
    case 'add':
      return tIn('verb', 'Add');
    case 'replace':
      return tIn('verb', 'Replace');
    case 'keepBoth':
      return tIn('verb', 'Keep both');
    case 'skip':
      return tIn('verb', 'Skip');
  }
}

interface ChoiceSelectProps {
  readonly name: string;
  readonly choices: readonly ImportChoice[];
  readonly choice: ImportChoice;
  readonly onChoose: (choice: ImportChoice) => void;
}

/** What shall become of a row. */
export function ChoiceSelect({ name, choices, choice, onChoose }: ChoiceSelectProps) {
  return (
    <NativeSelect
      size="xs"
      aria-label={t('What to do with {name}', { name })}
      value={choice}
      onChange={({ currentTarget }) => {
        const next = choices.find((one) => one === currentTarget.value);
        if (next) onChoose(next);
      }}
      data={choices.map((one) => ({ value: one, label: choiceWords(one) }))}
    />
  );
}
