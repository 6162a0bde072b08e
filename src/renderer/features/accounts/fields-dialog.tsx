import { ActionIcon, Button, Group, Modal, NativeSelect, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { currentLocale, t } from '../../../shared/catalogue/translate';
import {
  ACCOUNT_FIELD_NAME,
  AccountFieldType,
  BUILT_IN_ACCOUNT_FIELDS,
  type AccountField,
} from '../../../shared/account';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { toastDone } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useAccounts } from '../../state/accounts-context';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import css from './dialogs.module.css';
import { FIELD_TYPE_WORDS } from './field-types';

/** What every account can hold besides its key: fields are added, labelled and removed. */
export function FieldsDialog({ onClose }: { onClose: () => void }) {
  const fields = useAccounts()?.fields ?? [];
  const [error, setError] = useState<AppError | null>(null);
  const [removing, setRemoving] = useState<AccountField | null>(null);
  return (
    <Modal opened onClose={onClose} title={t('Fields of accounts')} size="lg">
      <p className={css['intro']}>
        {t('Every account can have a value in each. Filters and routines call a field by its name.')}
      </p>
      {fields.length === 0 ? null : (
        <ul className={css['rows']} aria-label={t('Fields')}>
          {fields.map((field) => (
            <FieldRow
              key={field.name}
              field={field}
              onError={setError}
              onRemove={() => {
                setRemoving(field);
              }}
            />
          ))}
        </ul>
      )}
      <NewField fields={fields} onError={setError} />
      {error === null ? null : <Note tone="red" {...explainError(error)} />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('Close')}
        </Button>
      </Group>
      {removing === null ? null : (
        <RemoveFieldDialog
          field={removing}
          onError={setError}
          onClose={() => {
            setRemoving(null);
          }}
        />
      )}
    </Modal>
  );
}

interface FieldRowProps {
  readonly field: AccountField;
  readonly onError: (error: AppError | null) => void;
  readonly onRemove: () => void;
}

function FieldRow({ field, onError, onRemove }: FieldRowProps) {
  const { name, type, label } = field;
  const { run } = useCommands();
  const [text, setText] = useState(label);
  const save = async (): Promise<void> => {
    if (text === label) return;
    const answer = await run('label', 'accounts.putField', { field: { ...field, label: text } });
    if (answer) onError(answer.ok ? null : answer.error);
  };
  return (
    <li className={css['fieldRow']}>
      <code title={name}>{name}</code>
      <span className={css['dim']}>{FIELD_TYPE_WORDS[type]}</span>
      <TextInput
        size="xs"
        aria-label={t('Label of {field}', { field: name })}
        placeholder={t('Label')}
        maxLength={120}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void save();
        }}
      />
      <ActionIcon
        size={30}
        aria-label={t('Remove {field}', { field: name })}
        title={t('Remove {field}', { field: name })}
        onClick={onRemove}
      >
        <Trash2 size={15} aria-hidden />
      </ActionIcon>
    </li>
  );
}

interface NewFieldProps {
  readonly fields: readonly AccountField[];
  readonly onError: (error: AppError | null) => void;
}

function NewField({ fields, onError }: NewFieldProps) {
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const [name, setName] = useState('');
  const [type, setType] = useState<AccountFieldType>('text');
  const [label, setLabel] = useState('');
  const problem = nameProblem(name, fields);
  const add = async (): Promise<void> => {
    if (name === '' || problem !== null) return;
    const answer = await run('add', 'accounts.putField', { field: { name, type, label } });
    if (!answer) return;
    onError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setName('');
    setLabel('');
  };
  return (
    <form
      className={css['newField']}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        label={t('Name of a new field')}
        maxLength={64}
        spellCheck={false}
        autoComplete="off"
        error={name === '' ? null : problem}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value.trim());
        }}
        data-autofocus
      />
      <NativeSelect
        label={t('Holds')}
        data={AccountFieldType.options.map((value) => ({ value, label: FIELD_TYPE_WORDS[value] }))}
        value={type}
        onChange={(event) => {
          setType(AccountFieldType.parse(event.currentTarget.value));
        }}
      />
      <TextInput
        label={t('Label')}
        maxLength={120}
        value={label}
        onChange={(event) => {
          setLabel(event.currentTarget.value);
        }}
      />
      <ActionButton
        label={t('Add')}
        accessibleName={t('Add the field')}
        icon={Plus}
        busy={pending.has('add')}
        disabledReason={blocked ?? (name === '' ? t('Give it a name first') : problem)}
        onClick={() => void add()}
      />
    </form>
  );
}

function nameProblem(name: string, fields: readonly AccountField[]): string | null {
  const is = (other: string): boolean => other.toLowerCase() === name.toLowerCase();
  if (!ACCOUNT_FIELD_NAME.test(name)) return t('A letter first, then letters, digits and _');
  if (BUILT_IN_ACCOUNT_FIELDS.some(is)) return t('Every account has a field of this name');
  return fields.some((field) => is(field.name)) ? t('There is a field of this name already') : null;
}

interface RemoveFieldDialogProps {
  readonly field: AccountField;
  readonly onError: (error: AppError | null) => void;
  readonly onClose: () => void;
}

function RemoveFieldDialog({ field: { name }, onError, onClose }: RemoveFieldDialogProps) {
  const { uiStore } = useHost();
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const values = useValueCount(name);
  const remove = async (): Promise<void> => {
    const answer = await run('remove', 'accounts.removeField', { name });
    if (!answer) return;
    onError(answer.ok ? null : answer.error);
    if (answer.ok) {
      uiStore.setState(({ accounts }) => ({
        accounts: { ...accounts, columns: accounts.columns.filter((column) => column !== name) },
      }));
      toastDone(t('Field {field} was removed', { field: name }));
    }
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('Remove field {field}?', { field: name })}
      size="sm"
      zIndex={300}
    >
      <p className={css['intro']}>
        {values === null
          ? t('Its values go with it; this can’t be undone.')
          : t(
              '{values, plural, =0 {No account has a value in it.} one {The value of 1 account goes with it; this can’t be undone.} other {The values of {values, number} accounts go with it; this can’t be undone.}}',
              { values },
            )}
      </p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('Cancel')}
        </Button>
        <ActionButton
          label={
            values === null || values === 0
              ? t('Remove')
              : t('Remove with {values} values', { values: values.toLocaleString(currentLocale()) })
          }
          color="red"
          busy={pending.has('remove')}
          disabledReason={blocked}
          onClick={() => void remove()}
        />
      </Group>
    </Modal>
  );
}

/** How many accounts have a value in this field; null until it is known. */
function useValueCount(name: string): number | null {
  const { link } = useHost();
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const work = new AbortController();
    const query = { search: '', filter: { field: name, is: 'isNotEmpty' as const } };
    const input = { query, sort: [], offset: 0, limit: 1 };
    void link.call('accounts.list', input, work.signal).then((answer) => {
      if (!work.signal.aborted && answer.ok) setCount(answer.value.total);
    });
    return () => {
      work.abort();
    };
  }, [link, name]);
  return count;
}
