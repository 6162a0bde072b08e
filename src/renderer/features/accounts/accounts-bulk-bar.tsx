import { ActionIcon, Tooltip } from '@mantine/core';
import { CircleDot, ListChecks, PencilLine, Tags, Trash2, Unlink, Upload, X } from 'lucide-react';
import { useEffect } from 'react';
import { currentLocale, t } from '../../../shared/catalogue/translate';
import type { AccountQuery } from '../../../shared/contract/accounts';
import { ActionButton } from '../../components/action-button';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useUi } from '../../state/host-context';
import {
  ALL_ACCOUNTS,
  countChosen,
  NO_ACCOUNTS,
  selectionOf,
  type BulkAccountChange,
  type ChosenAccounts,
} from '../../state/accounts-ui';
import css from './accounts-bulk.module.css';

interface AccountsBulkBarProps {
  /** How many match. */
  readonly total: number;
  readonly query: AccountQuery;
}

/** What can be done with the chosen accounts; floats above the rows, so that none of them moves. */
export function AccountsBulkBar({ total, query }: AccountsBulkBarProps) {
  const chosen = useUi(({ accounts }) => accounts.chosen);
  const count = countChosen(chosen, total);
  if (count === 0) return null;
  return (
    <div className={css['place']}>
      <div className={css['bar']} role="toolbar" aria-label={t('Chosen accounts')}>
        <span className={css['count']} role="status">
          <b>{t('{count, number} selected', { count })}</b>
        </span>
        <Actions count={count} query={query} chosen={chosen} />
        <span className={css['line']} />
        <SelectAll count={count} total={total} />
      </div>
    </div>
  );
}

interface ActionsProps {
  readonly count: number;
  readonly query: AccountQuery;
  readonly chosen: ChosenAccounts;
}

function Actions({ count, query, chosen }: ActionsProps) {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  const selection = selectionOf(chosen, query);
  const change = (what: BulkAccountChange) => (): void => {
    if (selection) uiStore.setState({ dialog: { kind: 'changeAccounts', what, selection, count } });
  };
  useDeleteKey(blocked === null ? change('delete') : null);
  const shared = { size: 'xs', variant: 'default', disabledReason: blocked } as const;
  return (
    <>
      <ActionButton
        {...shared}
        label={t('Status')}
        accessibleName={t('Set the status of the chosen accounts')}
        icon={CircleDot}
        onClick={change('status')}
      />
      <ActionButton
        {...shared}
        label={t('Tags')}
        accessibleName={t('Tag the chosen accounts')}
        icon={Tags}
        onClick={change('tags')}
      />
      <ActionButton
        {...shared}
        label={t('Field')}
        accessibleName={t('Set a field of the chosen accounts')}
        icon={PencilLine}
        onClick={change('field')}
      />
      <ActionButton
        {...shared}
        label={t('Release')}
        accessibleName={t('Release the chosen accounts')}
        icon={Unlink}
        onClick={change('release')}
      />
      <ActionButton
        {...shared}
        label={t('Export')}
        accessibleName={t('Export the chosen accounts')}
        icon={Upload}
        onClick={() => {
          if (selection)
            uiStore.setState({ dialog: { kind: 'exportAccounts', query, chosen: { selection, count } } });
        }}
      />
      <ActionButton
        {...shared}
        label={t('Delete')}
        accessibleName={t('Delete the chosen accounts')}
        icon={Trash2}
        color="red"
        onClick={change('delete')}
      />
    </>
  );
}

function SelectAll({ count, total }: { count: number; total: number }) {
  const { uiStore } = useHost();
  const set = (chosen: ChosenAccounts): void => {
    uiStore.setState(({ accounts }) => ({ accounts: { ...accounts, chosen } }));
  };
  const all = total.toLocaleString(currentLocale());
  return (
    <>
      <ActionButton
        label={t('All {count}', { count: all })}
        accessibleName={t('Select all {count} that match', { count: all })}
        icon={ListChecks}
        size="xs"
        variant="subtle"
        color="gray"
        disabledReason={count === total ? t('All accounts that match are chosen') : null}
        onClick={() => {
          set(ALL_ACCOUNTS);
        }}
      />
      <Tooltip label={t('Clear the selection (Esc)')}>
        <ActionIcon
          size={28}
          aria-label={t('Clear the selection')}
          onClick={() => {
            set(NO_ACCOUNTS);
          }}
        >
          <X size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

/** Delete asks about what is chosen, Escape chooses nothing; neither while something is being typed or a dialog is open. */
function useDeleteKey(remove: (() => void) | null): void {
  const { uiStore } = useHost();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest(
          'input:not([type=checkbox]), textarea, select, [role="menu"], [role="dialog"]',
        ) !== null;
      if (event.defaultPrevented || isTyping || uiStore.getState().dialog !== null) return;
      if (event.key === 'Delete' && remove) remove();
      else if (event.key === 'Escape')
        uiStore.setState(({ accounts }) => ({ accounts: { ...accounts, chosen: NO_ACCOUNTS } }));
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  });
}
