import { TextInput } from '@mantine/core';
import { t } from '../../../../shared/catalogue/translate';
import { MAX_ROUTINE_NAME } from '../../../../shared/routine-name';
import { whyNotName } from './use-routine-names';

interface RoutineNameInputProps {
  readonly name: string;
  readonly names: ReadonlySet<string>;
  /** The name the routine has. */
  readonly own?: string;
  readonly onChange: (name: string) => void;
}

/** The name of a routine's file with its folders. What is wrong is said once something is there. */
export function RoutineNameInput({ name, names, own, onChange }: RoutineNameInputProps) {
  return (
    <TextInput
      label={t('Name')}
      description={t(
        'Of its file; groups and other routines call it so. Folders stand before it: farm/daily.',
      )}
      placeholder="farm/daily" // no words: name
      maxLength={MAX_ROUTINE_NAME}
      spellCheck={false}
      autoComplete="off"
      required
      withAsterisk={false}
      value={name}
      error={name.trim() === '' ? null : whyNotName(name, names, own)}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
      data-autofocus
    />
  );
}
