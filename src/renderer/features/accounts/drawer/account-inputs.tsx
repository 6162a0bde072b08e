import { TagsInput, Textarea, TextInput } from '@mantine/core';
import { t } from '../../../../shared/catalogue/translate';
import {
  MAX_ACCOUNT_KEY,
  MAX_ACCOUNT_TAGS,
  MAX_ACCOUNT_TEXT,
  type AccountField,
  type AccountView,
} from '../../../../shared/account';
import type { SecretsState } from '../../../../shared/contract/accounts';
import { titleOf } from '../account-columns';
import { FieldInput } from '../field-input';
import css from './account-drawer.module.css';
import type { AccountForm } from './account-form';
import { SecretInput } from './secret-input';

interface AccountInputsProps {
  readonly form: AccountForm;
  readonly onChange: (form: AccountForm) => void;
  readonly account: AccountView | null;
  readonly fields: readonly AccountField[];
  readonly secrets: SecretsState;
}

/** Everything of an account that people write. */
export function AccountInputs({ form, onChange, account, fields, secrets }: AccountInputsProps) {
  const set = (change: Partial<AccountForm>): void => {
    onChange({ ...form, ...change });
  };
  const plain = fields.filter(({ type }) => type !== 'secret');
  const secret = fields.filter(({ type }) => type === 'secret');
  const setField = (name: string, text: string): void => {
    set({ fields: { ...form.fields, [name]: text }, removed: form.removed.filter((each) => each !== name) });
  };
  return (
    <>
      <section className={css['inputs']} aria-label={t('Account')}>
        <TextInput
          label={t('Key')}
          description={t('Its name in files, filters and routines; no two accounts have the same.')}
          required
          withAsterisk={false}
          maxLength={MAX_ACCOUNT_KEY}
          value={form.key}
          onChange={(event) => {
            set({ key: event.currentTarget.value });
          }}
          {...(account === null ? { 'data-autofocus': true } : {})}
        />
        <TextInput
          label={t('Label')}
          maxLength={MAX_ACCOUNT_KEY}
          value={form.label}
          onChange={(event) => {
            set({ label: event.currentTarget.value });
          }}
        />
        <TagsInput
          label={t('Tags')}
          placeholder={form.tags.length === 0 ? t('Enter after each') : ''}
          maxTags={MAX_ACCOUNT_TAGS}
          maxLength={MAX_ACCOUNT_KEY}
          value={[...form.tags]}
          onChange={(tags) => {
            set({ tags });
          }}
        />
        {plain.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            label={titleOf(field)}
            text={form.fields[field.name] ?? ''}
            onChange={(text) => {
              setField(field.name, text);
            }}
          />
        ))}
      </section>
      <SecretInputs
        form={form}
        set={set}
        account={account}
        fields={secret}
        secrets={secrets}
        onText={setField}
      />
      <Textarea
        className={css['notes']}
        label={t('Notes')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={MAX_ACCOUNT_TEXT}
        value={form.notes}
        onChange={(event) => {
          set({ notes: event.currentTarget.value });
        }}
      />
    </>
  );
}

interface SecretInputsProps extends Omit<AccountInputsProps, 'onChange'> {
  readonly set: (change: Partial<AccountForm>) => void;
  readonly onText: (name: string, text: string) => void;
}

function SecretInputs({ form, set, account, fields, secrets, onText }: SecretInputsProps) {
  if (fields.length === 0) return null;
  return (
    <section className={css['secrets']} aria-label={t('Secrets')}>
      {fields.map((field) => (
        <SecretInput
          key={field.name}
          field={field}
          accountId={account?.fields[field.name] === undefined ? null : account.id}
          secrets={secrets}
          text={form.fields[field.name] ?? ''}
          isRemoved={form.removed.includes(field.name)}
          onChange={(text) => {
            onText(field.name, text);
          }}
          onRemove={(isRemoved) => {
            const others = form.removed.filter((each) => each !== field.name);
            set({
              fields: { ...form.fields, [field.name]: '' },
              removed: isRemoved ? [...others, field.name] : others,
            });
          }}
        />
      ))}
    </section>
  );
}
