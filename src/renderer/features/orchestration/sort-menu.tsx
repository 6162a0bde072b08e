import { Menu } from '@mantine/core';
import { ArrowDownUp } from 'lucide-react';
import type { SortOrder } from '../../state/ui-store';
import { useHost, useUi } from '../../state/host-context';
import css from './orchestration-page.module.css';

const ORDERS: readonly (readonly [SortOrder, string])[] = [
  ['name', 'Name'],
  ['state', 'State'],
  ['lastRun', 'Last run'],
  ['edited', 'Last edited'],
];

/** Chooses the order of the cards. */
export function SortMenu() {
  const { uiStore } = useHost();
  const sort = useUi((state) => state.sort);
  const label = ORDERS.find(([order]) => order === sort)?.[1] ?? '';
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={css['chip']} aria-label={`Order: ${label}`}>
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
            {word}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
