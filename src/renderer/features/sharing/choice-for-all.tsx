import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import type { ImportChoice, ImportRow } from '../../../shared/import';
import { choiceWords } from '../../components/import-dialog/choice-select';

interface ChoiceForAllProps {
  readonly rows: readonly ImportRow[];
  readonly onChoose: (changes: Readonly<Record<string, ImportChoice>>) => void;
}

const FOR_ALL: readonly ImportChoice[] = ['replace', 'keepBoth', 'skip'];

/** One choice for every row that allows it; the others stay as they are. */
export function ChoiceForAll({ rows, onChoose }: ChoiceForAllProps) {
  const possible = FOR_ALL.filter((choice) => rows.some(({ choices }) => choices.includes(choice)));
  const readable = rows.filter(({ refusal }) => refusal === null);
  if (readable.length < 2) return null;
  const setAll = (choice: ImportChoice): void => {
    const fitting = readable.filter(({ choices }) => choices.includes(choice));
    onChoose(Object.fromEntries(fitting.map(({ rowId }) => [rowId, choice])));
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" rightSection={<ChevronDown size={13} aria-hidden />}>
          {t('Set all')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          onClick={() => {
            onChoose(Object.fromEntries(readable.map(({ rowId, suggested }) => [rowId, suggested])));
          }}
        >
          {t('As suggested')}
        </Menu.Item>
        {possible.map((choice) => (
          <Menu.Item
            key={choice}
            onClick={() => {
              setAll(choice);
            }}
          >
            {choiceWords(choice)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
