import { VisuallyHidden } from '@mantine/core';
import { useCallback, useId, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { InstanceView } from '../../../shared/view';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import { InstanceRow } from './instance-row';
import css from './instance-table.module.css';
import { moveBetweenRows } from './row-keys';
import { serverWord } from './server-words';
import { useInstanceActions } from './use-instance-actions';

const COLUMNS = [
  ['state', 'State'],
  ['name', 'Instance'],
  ['holder', 'Held by'],
  ['serial', 'Address today'],
  ['server', 'adb server'],
  ['model', 'Model'],
  ['seen', 'Seen'],
] as const;

/** Instances as rows. One row takes part in the tab order, arrow keys move to the others; rows open their details. */
export function InstanceTable({ instances }: { instances: readonly InstanceView[] }) {
  const { actions, pending } = useInstanceActions();
  const blocked = useBlockedReason();
  const servers = useServerWords();
  const [current, setCurrent] = useState<string | null>(null);
  const [open, toggle] = useOpenRows();
  const hintId = useId();
  const tabStop = instances.some(({ ref }) => ref === current) ? current : instances[0]?.ref;
  const follow = (event: FocusEvent<HTMLElement>): void => {
    const row = event.target.closest<HTMLElement>('tr[data-instance]');
    if (row) setCurrent(row.dataset['instance'] ?? null);
  };
  return (
    <>
      <VisuallyHidden id={hintId}>
        Arrow keys move between instances, Enter opens the details, F2 renames, Delete forgets.
      </VisuallyHidden>
      <table className={css['table']} aria-label="Instances" aria-describedby={hintId}>
        <Columns />
        {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- arrow keys move between rows, see row-keys.ts */}
        <tbody
          onFocus={follow}
          onKeyDown={(event: KeyboardEvent<HTMLElement>) => {
            moveBetweenRows(event);
          }}
        >
          {instances.map((instance) => (
            <InstanceRow
              key={instance.ref}
              instance={instance}
              server={instance.adbServer === null ? '' : (servers[instance.adbServer] ?? '')}
              isTabStop={instance.ref === tabStop}
              isOpen={open.has(instance.ref)}
              isReconnecting={pending.has(`reconnect ${instance.ref}`)}
              isForgetting={pending.has(`forget ${instance.ref}`)}
              blocked={blocked}
              actions={actions}
              onToggle={toggle}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Columns() {
  return (
    <>
      <colgroup>
        {COLUMNS.map(([column]) => (
          <col key={column} className={css[column]} />
        ))}
        <col className={css['actions']} />
      </colgroup>
      <thead>
        <tr>
          {COLUMNS.map(([column, title]) => (
            <th key={column} scope="col">
              {title}
            </th>
          ))}
          <th scope="col">
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
    </>
  );
}

function useOpenRows(): readonly [ReadonlySet<string>, (ref: string) => void] {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((ref: string) => {
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(ref)) after.add(ref);
      return after;
    });
  }, []);
  return [open, toggle];
}

/** What each adb server is; equal words keep their identity, so that the host's load redraws no row. */
function useServerWords(): Readonly<Record<string, string>> {
  return useView(
    useShallow((state): Readonly<Record<string, string>> =>
      Object.fromEntries(
        (state.view?.host.adbServers ?? []).map((server) => [server.address, serverWord(server)]),
      ),
    ),
  );
}
