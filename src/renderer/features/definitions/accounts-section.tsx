import { TextInput } from '@mantine/core';
import { t, tIn } from '../../../shared/catalogue/translate';
import css from '../../components/form-dialog.module.css';
import { FieldWarnings } from '../../components/field-warnings';
import { errorAtField } from '../../components/form-problems';
import type { FormProps } from './form';

/** The pool accounts are drawn from. */
export function AccountsSection({ draft, change, problems }: FormProps) {
  return (
    <div className={css['fields']}>
      <TextInput
        label={t('Account pool')}
        data-path="accountPoolName"
        description={t('Name of a pool; leave it empty for routines that need no account')}
        placeholder={tIn('account pool', 'none')}
        value={draft.accountPoolName ?? ''}
        error={errorAtField(problems, 'accountPoolName')}
        onChange={(event) => {
          const name = event.currentTarget.value;
          change({ accountPoolName: name === '' ? null : name });
        }}
      />
      <FieldWarnings problems={problems} path="accountPoolName" />
    </div>
  );
}
