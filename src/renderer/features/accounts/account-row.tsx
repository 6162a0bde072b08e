import { memo, type KeyboardEvent, type MouseEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AccountView } from '../../../shared/account';
import { RowCheck } from '../../components/row-check';
import { useHost } from '../../state/host-context';
import { AccountCell } from './account-cell';
import type { AccountColumn } from './account-columns';
import css from './accounts-table.module.css';
import type { Choosing } from './use-choosing';

interface AccountRowProps {
  readonly index: number;
  /** Undefined until its page is there. */
  readonly account: AccountView | undefined;
  readonly columns: readonly AccountColumn[];
  readonly isChosen: boolean;
  readonly isTabStop: boolean;
  readonly choosing: Choosing;
}

/** One account; clicks choose it, its key and Enter open it. */
export const AccountRow = memo(function AccountRow(props: AccountRowProps) {
  const { index, account, columns, isChosen, isTabStop, choosing } = props;
  const { uiStore } = useHost();
  const open = (): void => {
    if (account) uiStore.setState({ dialog: { kind: 'account', key: account.key } });
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (!account || event.target !== event.currentTarget) return;
    if (event.key === 'Enter') open();
    else if (event.key === ' ') choosing.toggle(account, index);
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent): void => {
    if (account && isPlainClick(event.target)) choose(event, account, index, choosing);
  };
  const shared = { 'data-row': index, 'aria-rowindex': index + 2, tabIndex: isTabStop ? 0 : -1 };
  if (!account)
    return (
      <tr {...shared} aria-busy>
        <td colSpan={columns.length + 1}>
          <span className={css['waiting']} />
        </td>
      </tr>
    );
  return (
    <tr
      {...shared}
      aria-selected={isChosen}
      data-held={account.holder !== null}
      onClick={click}
      onDoubleClick={open}
      onKeyDown={press}
    >
      <td className={css['check']}>
        <RowCheck
          tabIndex={-1}
          label={t('Choose {key}', { key: account.key })}
          checked={isChosen}
          onChange={(event) => {
            const isRange = event.nativeEvent instanceof PointerEvent && event.nativeEvent.shiftKey;
            if (isRange) choosing.upTo(account, index);
            else choosing.toggle(account, index);
          }}
        />
      </td>
      {columns.map((column) => (
        <AccountCell key={column.id} account={account} column={column} isTabStop={isTabStop} onOpen={open} />
      ))}
    </tr>
  );
});

function choose(event: MouseEvent, account: AccountView, index: number, choosing: Choosing): void {
  if (event.shiftKey) choosing.upTo(account, index);
  else if (event.ctrlKey || event.metaKey) choosing.toggle(account, index);
  else choosing.only(account, index);
}

/** Neither on a control of the row nor while text is being marked. */
function isPlainClick(target: EventTarget): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('button, input, label') === null;
}
