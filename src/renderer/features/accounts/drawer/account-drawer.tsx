import { Drawer, Loader } from '@mantine/core';
import { useRef, useState } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import type { AccountView } from '../../../../shared/account';
import type { AppError } from '../../../../shared/errors';
import { explainError } from '../../../../shared/explain';
import { AccountStatusPill } from '../../../components/account-status-pill';
import { DiscardDialog } from '../../../components/discard-dialog';
import { Note } from '../../../components/note';
import { useAccounts } from '../../../state/accounts-context';
import { useHost } from '../../../state/host-context';
import css from './account-drawer.module.css';
import { AccountEditor } from './account-editor';
import { useAccount } from './use-account';

interface AccountDrawerProps {
  /** Null for an account that is being made. */
  readonly accountKey: string | null;
  readonly onClose: () => void;
}

/** One account from inside: what it holds, who holds it, what was done with it. */
export function AccountDrawer({ accountKey, onClose }: AccountDrawerProps) {
  const { uiStore } = useHost();
  const state = useAccounts();
  const { account, error, take } = useAccount(accountKey);
  const dirty = useRef(false);
  const [asking, setAsking] = useState(false);
  const isReady = state !== null && (accountKey === null || account !== null);
  return (
    <Drawer
      opened
      onClose={() => {
        if (dirty.current) setAsking(true);
        else onClose();
      }}
      position="right"
      size={640}
      title={<Title account={account} isNew={accountKey === null} />}
      classNames={{
        content: css['content'] ?? '',
        header: css['header'] ?? '',
        title: css['titleBox'] ?? '',
        body: css['body'] ?? '',
      }}
      transitionProps={{ duration: 120 }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      <Trouble error={error} />
      {isReady ? (
        <AccountEditor
          account={account}
          fields={state.fields}
          secrets={state.secrets}
          onDirty={(next) => {
            dirty.current = next;
          }}
          onSaved={take}
          onCreated={(key) => {
            dirty.current = false;
            uiStore.setState({ dialog: { kind: 'account', key } });
          }}
          onClose={onClose}
        />
      ) : (
        <Waiting isOver={error !== null} />
      )}
      {asking ? (
        <DiscardDialog
          title={t('Discard these changes?')}
          loss={t('What was changed in this account has not been saved.')}
          keepLabel={t('Keep editing')}
          onKeep={() => {
            setAsking(false);
          }}
          onDiscard={onClose}
        />
      ) : null}
    </Drawer>
  );
}

function Title({ account, isNew }: { account: AccountView | null; isNew: boolean }) {
  if (account === null) return isNew ? t('New account') : t('Account');
  return (
    <span className={css['title']}>
      <bdi className={css['name']} title={account.key}>
        {account.key}
      </bdi>
      <AccountStatusPill status={account.status} />
    </span>
  );
}

function Trouble({ error }: { error: AppError | null }) {
  if (error === null) return null;
  return (
    <div className={css['note']}>
      <Note tone="red" {...explainError(error)} />
    </div>
  );
}

function Waiting({ isOver }: { isOver: boolean }) {
  return isOver ? null : <Loader m="xl" size="sm" aria-label={t('Loading')} />;
}
