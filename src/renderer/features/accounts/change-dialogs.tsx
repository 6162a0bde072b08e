import { NativeSelect, Radio, Stack, TagsInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { AccountStatus, MAX_ACCOUNT_KEY, MAX_ACCOUNT_TAGS } from '../../../shared/account';
import { ACCOUNT_STATUS_WORDS } from '../../components/account-words';
import { Note } from '../../components/note';
import { useAccounts } from '../../state/accounts-context';
import { titleOf } from './account-columns';
import { ChangeDialogFrame } from './change-dialog';
import { FieldInput } from './field-input';
import { readFieldText } from './field-text';
import { useChange, type ChangeDialogProps } from './use-change';

const LONGEST_REASON = 500;

/** Sets the status of many accounts. */
export function ChangeStatusDialog(props: ChangeDialogProps) {
  const { count, onClose } = props;
  const { busy, blocked, error, change } = useChange(props);
  const [status, setStatus] = useState<AccountStatus>('available');
  const [reason, setReason] = useState('');
  const isMissing = status === 'quarantined' && reason.trim() === '';
  return (
    <ChangeDialogFrame
      title={t('{count, plural, one {Status of 1 account} other {Status of {count, number} accounts}}', {
        count,
      })}
      label={t('Set')}
      busy={busy}
      reason={blocked ?? (isMissing ? t('Say why they are put aside') : null)}
      error={error}
      onConfirm={() =>
        void change({ kind: 'status', status, reason: status === 'quarantined' ? reason.trim() : '' })
      }
      onClose={onClose}
    >
      <Radio.Group
        label={t('New status')}
        value={status}
        onChange={(next) => {
          setStatus(AccountStatus.parse(next));
        }}
      >
        <Stack gap={8} mt={6}>
          {AccountStatus.options.map((option) => (
            <Radio
              key={option}
              value={option}
              label={ACCOUNT_STATUS_WORDS[option].title}
              description={
                option === 'available'
                  ? t('Failures, rest and the reason of a quarantine are forgotten.')
                  : ACCOUNT_STATUS_WORDS[option].hint
              }
              data-autofocus={option === status ? true : undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      {status === 'quarantined' ? (
        <Textarea
          mt="sm"
          label={t('Reason')}
          maxLength={LONGEST_REASON}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      ) : null}
    </ChangeDialogFrame>
  );
}

/** Adds tags to many accounts and takes others away. */
export function ChangeTagsDialog(props: ChangeDialogProps) {
  const { count, onClose } = props;
  const { busy, blocked, error, change } = useChange(props);
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const isNothing = add.length + remove.length === 0;
  const shared = {
    maxTags: MAX_ACCOUNT_TAGS,
    maxLength: MAX_ACCOUNT_KEY,
    placeholder: t('Enter after each'),
  };
  return (
    <ChangeDialogFrame
      title={t('{count, plural, one {Tags of 1 account} other {Tags of {count, number} accounts}}', {
        count,
      })}
      label={t('Apply')}
      busy={busy}
      reason={blocked ?? (isNothing ? t('Write a tag first') : null)}
      error={error}
      onConfirm={() => void change({ kind: 'tags', add, remove })}
      onClose={onClose}
    >
      <Stack gap="sm">
        <TagsInput {...shared} label={t('Add')} value={add} onChange={setAdd} data-autofocus />
        <TagsInput {...shared} label={t('Remove')} value={remove} onChange={setRemove} />
      </Stack>
    </ChangeDialogFrame>
  );
}

/** Sets one field of many accounts, or empties it. */
export function ChangeFieldDialog(props: ChangeDialogProps) {
  const { count, onClose } = props;
  const { busy, blocked, error, change } = useChange(props);
  const fields = useAccounts()?.fields ?? [];
  const [name, setName] = useState(fields[0]?.name ?? '');
  const [text, setText] = useState('');
  const field = fields.find((each) => each.name === name);
  const read = field ? readFieldText(field.type, text) : undefined;
  return (
    <ChangeDialogFrame
      title={t('{count, plural, one {Field of 1 account} other {Field of {count, number} accounts}}', {
        count,
      })}
      label={text === '' ? t('Empty the field') : t('Set')}
      busy={busy}
      reason={blocked ?? fieldReason(fields.length, read)}
      error={error}
      onConfirm={() => {
        if (read !== undefined) void change({ kind: 'field', name, value: read });
      }}
      onClose={onClose}
    >
      {field ? (
        <Stack gap="sm">
          <NativeSelect
            label={t('Field')}
            data={fields.map((each) => ({ value: each.name, label: titleOf(each) }))}
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setText('');
            }}
            data-autofocus
          />
          <FieldInput field={field} label={t('Value')} text={text} onChange={setText} />
        </Stack>
      ) : (
        <Note tone="grey" title={t('Accounts have no custom fields yet')} />
      )}
    </ChangeDialogFrame>
  );
}

function fieldReason(fields: number, read: unknown): string | null {
  if (fields === 0) return t('Add a field first');
  return read === undefined ? t('The value does not fit the field') : null;
}
