import { ActionIcon, Checkbox, Popover } from '@mantine/core';
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AccountField } from '../../../shared/account';
import { ActionButton } from '../../components/action-button';
import { useHost, useUi } from '../../state/host-context';
import { titleOf } from './account-columns';
import css from './accounts-page.module.css';

/** Which custom fields are columns, and in which order. */
export function ColumnMenu({ fields }: { fields: readonly AccountField[] }) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus withRoles shadow="md">
      <Popover.Target>
        <ActionButton
          label={t('Columns')}
          icon={Columns3}
          variant="default"
          style={{ flex: 'none' }}
          disabledReason={fields.length === 0 ? t('There are no custom fields to show yet') : null}
          onClick={() => {
            setOpened(!opened);
          }}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('Columns')}>
        <ColumnList fields={fields} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ColumnList({ fields }: { fields: readonly AccountField[] }) {
  const { uiStore } = useHost();
  const columns = useUi(({ accounts }) => accounts.columns);
  const set = (next: readonly string[]): void => {
    uiStore.setState(({ accounts }) => ({ accounts: { ...accounts, columns: next } }));
  };
  const shown = columns.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  const hidden = fields.filter(({ name }) => !columns.includes(name));
  const move = (at: number, by: -1 | 1): void => {
    const next = shown.map(({ name }) => name);
    const [name] = next.splice(at, 1);
    if (name !== undefined) next.splice(at + by, 0, name);
    set(next);
  };
  return (
    <ul className={css['columns']}>
      {[...shown, ...hidden].map((field, at) => {
        const isShown = at < shown.length;
        const title = titleOf(field);
        return (
          <li key={field.name}>
            <Checkbox
              size="xs"
              label={title}
              checked={isShown}
              onChange={() => {
                set(isShown ? columns.filter((name) => name !== field.name) : [...columns, field.name]);
              }}
            />
            <MoveButton
              label={t('{field} further left', { field: title })}
              off={!isShown || at === 0}
              icon={ArrowUp}
              onClick={() => {
                move(at, -1);
              }}
            />
            <MoveButton
              label={t('{field} further right', { field: title })}
              off={!isShown || at === shown.length - 1}
              icon={ArrowDown}
              onClick={() => {
                move(at, 1);
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}

interface MoveButtonProps {
  readonly label: string;
  readonly off: boolean;
  readonly icon: typeof ArrowUp;
  readonly onClick: () => void;
}

function MoveButton({ label, off, icon: Icon, onClick }: MoveButtonProps) {
  return (
    <ActionIcon size={24} aria-label={label} title={label} disabled={off} onClick={onClick}>
      <Icon size={14} aria-hidden />
    </ActionIcon>
  );
}
