import { useEffect, useState } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import type { AccountDraft, AccountField, AccountView } from '../../../../shared/account';
import type { SecretsState } from '../../../../shared/contract/accounts';
import type { AppError } from '../../../../shared/errors';
import { explainError } from '../../../../shared/explain';
import { ActionButton } from '../../../components/action-button';
import { Note } from '../../../components/note';
import { toastDone } from '../../../components/toasts';
import { useBlockedReason } from '../../../state/blocked';
import { useHost } from '../../../state/host-context';
import css from './account-drawer.module.css';
import { AccountFacts } from './account-facts';
import { draftOf, formOf, isDirty, type AccountForm } from './account-form';
import { AccountInputs } from './account-inputs';
import { AccountLedger } from './account-ledger';
import { overlapsOf, withoutTheirs, type Overlap } from './account-merge';
import { OverlapDialog } from './overlap-dialog';

interface AccountEditorProps {
  readonly account: AccountView | null;
  readonly fields: readonly AccountField[];
  readonly secrets: SecretsState;
  readonly onDirty: (isDirty: boolean) => void;
  readonly onSaved: (account: AccountView) => void;
  readonly onCreated: (key: string) => void;
  readonly onClose: () => void;
}

/** The form of an account, with what is known of it above and what was done with it below. */
export function AccountEditor(props: AccountEditorProps) {
  const { account, fields, secrets, onClose } = props;
  const saving = useSaving(props);
  const { form, setForm, base } = saving;
  const blocked = useBlockedReason();
  const reason = blocked ?? refusalOf(form, draftOf(form, base, fields), saving.dirty);
  const isNew = account === null;
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- Ctrl+S in any of its inputs saves */}
      <form
        className={css['scroll']}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason === null) void saving.save();
        }}
        onKeyDown={(event) => {
          if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
          event.preventDefault();
          if (reason === null) void saving.save();
        }}
      >
        {account === null ? null : <AccountFacts account={account} onGone={onClose} />}
        <AccountInputs form={form} onChange={setForm} account={base} fields={fields} secrets={secrets} />
        {account === null ? null : <AccountLedger account={account} />}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
      <Footer
        saving={saving}
        isNew={isNew}
        reason={reason}
        onReset={() => {
          setForm(formOf(base, fields));
        }}
      />
      {saving.overlaps === null ? null : (
        <OverlapDialog
          overlaps={saving.overlaps}
          onCancel={saving.cancel}
          onSave={(theirs) => void saving.resolve(theirs)}
        />
      )}
    </>
  );
}

interface FooterProps {
  readonly saving: ReturnType<typeof useSaving>;
  readonly isNew: boolean;
  readonly reason: string | null;
  readonly onReset: () => void;
}

function Footer({ saving, isNew, reason, onReset }: FooterProps) {
  const isEdited = saving.dirty && !isNew;
  return (
    <div className={css['footer']}>
      {saving.error === null ? null : (
        <div className={css['footerNote']}>
          <Note tone="red" {...explainError(saving.error)} />
        </div>
      )}
      <span className={css['grow']}>{isEdited ? t('Not saved yet') : ''}</span>
      {isEdited ? <ActionButton label={t('Reset')} variant="default" onClick={onReset} /> : null}
      <ActionButton
        label={isNew ? t('Create account') : t('Save')}
        busy={saving.busy}
        disabledReason={reason}
        onClick={() => void saving.save()}
      />
    </div>
  );
}

function refusalOf(form: AccountForm, draft: AccountDraft | null, dirty: boolean): string | null {
  if (form.key.trim() === '') return t('Give it a key first');
  if (draft === null) return t('A field holds what does not fit it');
  return dirty ? null : t('Nothing has been changed');
}

interface Meeting {
  readonly draft: AccountDraft;
  readonly now: AccountView;
  readonly overlaps: readonly Overlap[];
}

/** What is typed, against what the host has: saved as a whole, or asked about where somebody else changed the same. */
function useSaving({ account, fields, onDirty, onSaved, onCreated }: AccountEditorProps) {
  const { link } = useHost();
  const [base, setBase] = useState(account);
  const [form, setForm] = useState(() => formOf(account, fields));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const [meeting, setMeeting] = useState<Meeting | null>(null);
  const dirty = isDirty(form, base, fields);
  useEffect(() => {
    onDirty(dirty);
  }, [onDirty, dirty]);
  // As long as nothing is typed the form shows what the host says.
  if (account !== base && !dirty) {
    setBase(account);
    setForm(formOf(account, fields));
  }
  const done = (next: AccountView): void => {
    setBase(next);
    setForm(formOf(next, fields));
    setError(null);
    onSaved(next);
    toastDone(t('{key} was saved', { key: next.key }));
  };
  const create = async (draft: AccountDraft): Promise<void> => {
    const answer = await link.call('accounts.create', { draft });
    if (answer.ok) {
      toastDone(t('{key} was created', { key: draft.key }));
      onCreated(draft.key);
    } else setError(answer.error);
  };
  const update = async (draft: AccountDraft, over: AccountView): Promise<void> => {
    const { id: accountId, updatedAt } = over;
    const answer = await link.call('accounts.update', { accountId, updatedAt, draft });
    if (answer.ok) done(answer.value);
    else if (answer.error.code === 'account_changed') await meet(draft, answer.error);
    else setError(answer.error);
  };
  const meet = async (draft: AccountDraft, changed: AppError): Promise<void> => {
    const latest = await link.call('accounts.get', { key: base?.key ?? '' });
    if (!latest.ok || base === null) {
      setError(latest.ok ? changed : latest.error);
      return;
    }
    const overlaps = overlapsOf(draft, base, latest.value, fields);
    // What only one side changed needs no question.
    if (overlaps.length === 0) await update(draft, latest.value);
    else setMeeting({ draft, now: latest.value, overlaps });
  };
  const working = async (work: () => Promise<void>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(null);
    await work();
    setBusy(false);
  };
  return {
    ...{ form, setForm, base, dirty, busy, error },
    overlaps: meeting?.overlaps ?? null,
    save: () =>
      working(async () => {
        const draft = draftOf(form, base, fields);
        if (draft !== null) await (base === null ? create(draft) : update(draft, base));
      }),
    resolve: (theirs: ReadonlySet<string>) =>
      working(async () => {
        if (meeting === null) return;
        setMeeting(null);
        await update(withoutTheirs(meeting.draft, theirs, meeting.now.key), meeting.now);
      }),
    cancel: () => {
      setMeeting(null);
    },
  };
}
