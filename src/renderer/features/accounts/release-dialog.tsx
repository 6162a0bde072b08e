import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AccountView } from '../../../shared/account';
import type { AccountQuery } from '../../../shared/contract/accounts';
import { useHost } from '../../state/host-context';
import css from './accounts-bulk.module.css';
import { ChangeDialogFrame } from './change-dialog';
import { useChange, type ChangeDialogProps } from './use-change';

/** Most accounts that are looked at for who holds them. */
const LOOKED_AT = 1_000;

/** Takes accounts away from whoever holds them, and says who that is. */
export function ReleaseDialog(props: ChangeDialogProps) {
  const { count, found, onClose } = props;
  const { busy, blocked, error, change } = useChange(props);
  const held = useHeld(found);
  return (
    <ChangeDialogFrame
      title={t('{count, plural, one {Release 1 account?} other {Release {count, number} accounts?}}', {
        count,
      })}
      label={t('Release')}
      danger
      busy={busy}
      reason={blocked ?? (held?.length === 0 && count <= LOOKED_AT ? t('None of them is in use') : null)}
      error={error}
      onConfirm={() => void change({ kind: 'release' })}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>
        {t(
          'Whoever holds one loses it at once: its bot can’t report how it ended, and another bot may take the account. Do this only when the holder is stuck.',
        )}
      </p>
      <Holders held={held} />
    </ChangeDialogFrame>
  );
}

function Holders({ held }: { held: readonly AccountView[] | null }) {
  if (held === null) return <Loader size="sm" mt="sm" aria-label={t('Looking who holds them')} />;
  if (held.length === 0) return null;
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- a list that scrolls must be reachable by keyboard
    <ul className={css['holders']} aria-label={t('Who loses an account')} tabIndex={0}>
      {held.map(({ id, key, holder }) => (
        <li key={id}>
          <bdi title={key}>{key}</bdi>
          <small>
            {holder === null
              ? ''
              : t('{group} on {instance}', { group: holder.groupName, instance: holder.ref })}
          </small>
        </li>
      ))}
    </ul>
  );
}

/** Those that are in use, as far as the first 1 000 tell; null until it is known. */
function useHeld(query: AccountQuery): readonly AccountView[] | null {
  const { link } = useHost();
  const [held, setHeld] = useState<readonly AccountView[] | null>(null);
  useEffect(() => {
    const work = new AbortController();
    const input = { query, sort: [], offset: 0, limit: LOOKED_AT };
    void link.call('accounts.list', input, work.signal).then((answer) => {
      if (work.signal.aborted) return;
      setHeld(answer.ok ? answer.value.rows.filter(({ holder }) => holder !== null) : []);
    });
    return () => {
      work.abort();
    };
  }, [link, query]);
  return held;
}
