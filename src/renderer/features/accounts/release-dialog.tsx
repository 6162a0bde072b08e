import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AccountSelection } from '../../../shared/contract/accounts';
import type { Contract } from '../../../shared/contract';
import type { AppError } from '../../../shared/errors';
import type { OutputOf } from '../../../shared/rpc/contract-types';
import { useHost } from '../../state/host-context';
import css from './accounts-bulk.module.css';
import { ChangeDialogFrame } from './change-dialog';
import { useChange, type ChangeDialogProps } from './use-change';

type Held = OutputOf<Contract, 'accounts.holders'>;

/** Takes accounts away from whoever holds them, and says who that is. */
export function ReleaseDialog(props: ChangeDialogProps) {
  const { selection, count, onClose } = props;
  const { busy, blocked, error, change } = useChange(props);
  const { held, problem } = useHeld(selection);
  return (
    <ChangeDialogFrame
      title={t('{count, plural, one {Release 1 account?} other {Release {count, number} accounts?}}', {
        count,
      })}
      label={t('Release')}
      danger
      busy={busy}
      reason={blocked ?? (held?.held === 0 ? t('None of them is in use') : null)}
      error={error ?? problem}
      onConfirm={() => void change({ kind: 'release' })}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>
        {t(
          'Whoever holds one loses it at once: its bot can’t report how it ended, and another bot may take the account. Do this only when the holder is stuck.',
        )}
      </p>
      {held === null && problem === null ? (
        <Loader size="sm" mt="sm" aria-label={t('Looking who holds them')} />
      ) : null}
      {held === null || held.held === 0 ? null : <Holders held={held} />}
    </ChangeDialogFrame>
  );
}

function Holders({ held: { held, first } }: { held: Held }) {
  const more = held - first.length;
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- a list that scrolls must be reachable by keyboard
    <ul className={css['holders']} aria-label={t('Who loses an account')} tabIndex={0}>
      {first.map(({ id, key, holder }) => (
        <li key={id}>
          <bdi title={key}>{key}</bdi>
          <small>
            {holder === null
              ? ''
              : t('{group} on {instance}', { group: holder.groupName, instance: holder.ref })}
          </small>
        </li>
      ))}
      {more > 0 ? (
        <li>{t('{more, plural, one {and 1 more} other {and {more, number} more}}', { more })}</li>
      ) : null}
    </ul>
  );
}

interface Looked {
  /** Those that are in use; null until it is known. */
  readonly held: Held | null;
  readonly problem: AppError | null;
}

const NOT_YET: Looked = { held: null, problem: null };

function useHeld(selection: AccountSelection): Looked {
  const { link } = useHost();
  const [looked, setLooked] = useState(NOT_YET);
  useEffect(() => {
    const work = new AbortController();
    void link.call('accounts.holders', { selection }, work.signal).then((answer) => {
      if (work.signal.aborted) return;
      setLooked(answer.ok ? { held: answer.value, problem: null } : { held: null, problem: answer.error });
    });
    return () => {
      work.abort();
    };
  }, [link, selection]);
  return looked;
}
