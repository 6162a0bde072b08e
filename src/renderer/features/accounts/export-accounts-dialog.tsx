import { Button, Checkbox, Group, Modal, PasswordInput, Radio, Stack } from '@mantine/core';
import { Upload } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { AccountFileForm } from '../../../shared/account-import';
import type { AccountQuery, AccountSelection } from '../../../shared/contract/accounts';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import { ACCOUNT_FORM_WORDS } from '../../../shared/explain/account-import';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { toastDone } from '../../components/toasts';
import { useAccounts } from '../../state/accounts-context';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import type { SelectedAccounts } from '../../state/accounts-ui';
import css from './dialogs.module.css';
import { exportAccounts } from './export-accounts';

interface ExportAccountsDialogProps {
  /** What the list shows. */
  readonly query: AccountQuery;
  readonly chosen: SelectedAccounts | null;
  readonly onClose: () => void;
}

type Which = 'chosen' | 'shown' | 'all';

function firstChoice(chosen: SelectedAccounts | null, isFiltered: boolean): Which {
  if (chosen !== null) return 'chosen';
  return isFiltered ? 'shown' : 'all';
}

const EVERYTHING: AccountSelection = { query: { filter: null, search: '' } };
const SHORTEST = 8;

/** Export: which accounts, in which form, and whether their secrets go with them, under a passphrase. */
export function ExportAccountsDialog({ query, chosen, onClose }: ExportAccountsDialogProps) {
  const { link } = useHost();
  const blocked = useBlockedReason();
  const isFiltered = query.filter !== null || query.search !== '';
  const [which, setWhich] = useState<Which>(() => firstChoice(chosen, isFiltered));
  const [form, setForm] = useState<AccountFileForm>('csv');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [work, setWork] = useState<AbortController | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const shown = { query };
  const selections = { chosen: chosen?.selection ?? shown, shown, all: EVERYTHING };
  const short = passphrase !== null && passphrase.length < SHORTEST;
  const save = async (): Promise<void> => {
    const control = new AbortController();
    setWork(control);
    setError(null);
    const answer = await exportAccounts(
      link,
      { selection: selections[which], form, passphrase },
      control.signal,
    );
    setWork(null);
    if (!answer.ok) {
      setError(answer.error.code === 'cancelled' ? null : answer.error);
      return;
    }
    toastDone(
      t('{count, plural, one {1 account was exported} other {{count, number} accounts were exported}}', {
        count: answer.value,
      }),
    );
    onClose();
  };
  return (
    <Modal
      opened
      onClose={() => {
        work?.abort();
        onClose();
      }}
      title={t('Export accounts')}
    >
      <div className={css['stack']}>
        <WhichChoice chosen={chosen} isFiltered={isFiltered} value={which} onChange={setWhich} />
        <FormChoice value={form} onChange={setForm} />
        <Secrets passphrase={passphrase} isShort={short} onChange={setPassphrase} />
        {error === null ? null : <Note tone="red" {...explainError(error)} />}
      </div>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button
          variant="default"
          onClick={() => {
            if (work) work.abort();
            else onClose();
          }}
        >
          {t('Cancel')}
        </Button>
        <ActionButton
          label={t('Export')}
          icon={Upload}
          busy={work !== null}
          disabledReason={
            blocked ??
            (short ? t('The passphrase has at least {count} characters', { count: SHORTEST }) : null)
          }
          onClick={() => void save()}
        />
      </Group>
    </Modal>
  );
}

interface WhichChoiceProps {
  readonly chosen: SelectedAccounts | null;
  readonly isFiltered: boolean;
  readonly value: Which;
  readonly onChange: (which: Which) => void;
}

function WhichChoice({ chosen, isFiltered, value, onChange }: WhichChoiceProps) {
  const total = useAccounts()?.totals.total ?? 0;
  return (
    <Radio.Group
      label={t('Which accounts')}
      value={value}
      onChange={(next) => {
        onChange(next === 'chosen' || next === 'shown' ? next : 'all');
      }}
    >
      <Stack gap={6} mt={6}>
        {chosen === null ? null : (
          <Radio
            value="chosen"
            label={t(
              '{count, plural, one {The 1 that is chosen} other {The {count, number} that are chosen}}',
              {
                count: chosen.count,
              },
            )}
          />
        )}
        {isFiltered ? <Radio value="shown" label={t('Those that search and filter find')} /> : null}
        <Radio value="all" label={t('All {total, number}', { total })} data-autofocus />
      </Stack>
    </Radio.Group>
  );
}

interface FormChoiceProps {
  readonly value: AccountFileForm;
  readonly onChange: (form: AccountFileForm) => void;
}

function FormChoice({ value, onChange }: FormChoiceProps) {
  return (
    <Radio.Group
      label={t('Form')}
      value={value}
      onChange={(next) => {
        onChange(AccountFileForm.parse(next));
      }}
    >
      <Stack gap={6} mt={6}>
        {AccountFileForm.options.map((option) => (
          <Radio key={option} value={option} label={ACCOUNT_FORM_WORDS[option]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

interface SecretsProps {
  /** Null when secrets stay here. */
  readonly passphrase: string | null;
  readonly isShort: boolean;
  readonly onChange: (passphrase: string | null) => void;
}

function Secrets({ passphrase, isShort, onChange }: SecretsProps) {
  return (
    <div className={css['stack']}>
      <Checkbox
        label={t('With secrets, encrypted under a passphrase')}
        description={t('Without it passwords and other secrets are left out.')}
        checked={passphrase !== null}
        onChange={(event) => {
          onChange(event.currentTarget.checked ? '' : null);
        }}
      />
      {passphrase === null ? null : (
        <PasswordInput
          label={t('Passphrase')}
          description={t('Who imports the file needs it. It is kept nowhere.')}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
          error={passphrase !== '' && isShort ? t('At least {count} characters', { count: SHORTEST }) : null}
          value={passphrase}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      )}
    </div>
  );
}
