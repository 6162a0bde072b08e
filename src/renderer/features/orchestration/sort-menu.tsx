import { Menu } from '@mantine/core';
import { ArrowDownUp } from 'lucide-react';
import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import type { SortOrder } from '../../state/ui-store';
import { useHost, useUi } from '../../state/host-context';
import css from './orchestration-page.module.css';

const ORDERS: readonly (readonly [SortOrder, Message])[] = [
  ['name', msg('Name')],
  ['state', msg('State')],
  ['lastRun', msg('Last run')],
  ['edited', msg('Last edited')],
];

/** Chooses the order of the cards. */
export function SortMenu() {
  const { uiStore } = useHost();
  const sort = useUi((state) => state.sort);
  const chosen = ORDERS.find(([order]) => order === sort)?.[1];
  const label = chosen === undefined ? '' : say(chosen);
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={css['chip']} aria-label={t('Order: {label}', { label })}>
          <ArrowDownUp size={13} aria-hidden />
          {label}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {ORDERS.map(([order, word]) => (
          <Menu.RadioItem
            key={order}
            value={order}
            checked={order === sort}
            closeMenuOnClick
            onChange={() => {
              uiStore.setState({ sort: order });
            }}
          >
            {say(word)}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
