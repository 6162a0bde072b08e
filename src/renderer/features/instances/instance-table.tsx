import { VisuallyHidden } from '@mantine/core';
import { useCallback, useId, useMemo, useState, type FocusEvent } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { msg, say, t } from '../../../shared/catalogue/translate';
import type { InstanceView } from '../../../shared/view';
import { useRowFocus } from '../../components/row-focus';
import { useTableWindow } from '../../components/table-window';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import { InstanceDetailsRow, InstanceRow } from './instance-row';
import css from './instance-table.module.css';
import { serverWord } from './server-words';
import { useInstanceActions } from './use-instance-actions';

const COLUMNS = [
  ['state', msg('State')],
  ['name', msg('Instance')],
  ['holder', msg('Held by')],
  ['serial', msg('Address today')],
  ['server', msg('adb server')],
  ['model', msg('Model')],
  ['seen', msg('Seen')],
] as const;

/** Height of the head, of a row, and what most details take, in pixels; `instance-table.module.css` has the first two. */
const HEAD_HEIGHT = 34;
const ROW_HEIGHT = 42;
const DETAILS_HEIGHT = 150;

interface InstanceTableProps {
  readonly instances: readonly InstanceView[];
  /** What scrolls; the table begins at its upper edge. */
  readonly box: HTMLElement | null;
}

/**
 * Instances as rows; only those in sight are drawn. One row takes part in the tab order, arrow keys move to the others;
 * rows open their details.
 */
export function InstanceTable({ instances, box }: InstanceTableProps) {
  const hintId = useId();
  const [open, toggle] = useOpenRows();
  const lines = useMemo(() => linesOf(instances, open), [instances, open]);
  return (
    <>
      <VisuallyHidden id={hintId}>
        {t('Arrow keys move between instances, Enter opens the details, F2 renames, Delete forgets.')}
      </VisuallyHidden>
      <table
        className={css['table']}
        aria-label={t('Instances')}
        aria-describedby={hintId}
        aria-rowcount={lines.length + 1}
      >
        <Columns />
        <Rows instances={instances} lines={lines} box={box} toggle={toggle} />
      </table>
    </>
  );
}

/** A row of the table: an instance, or its details beneath it. */
interface Line {
  readonly key: string;
  readonly instance: InstanceView;
  readonly isOpen: boolean;
  readonly isDetails: boolean;
}

function linesOf(instances: readonly InstanceView[], open: ReadonlySet<string>): readonly Line[] {
  return instances.flatMap((instance): Line[] => {
    const { ref } = instance;
    const isOpen = open.has(ref);
    const line = { key: ref, instance, isOpen, isDetails: false };
    return isOpen ? [line, { ...line, key: `${ref}/…`, isDetails: true }] : [line];
  });
}

interface RowsProps extends InstanceTableProps {
  readonly lines: readonly Line[];
  readonly toggle: (ref: string) => void;
}

function Rows({ instances, lines, box, toggle }: RowsProps) {
  const { actions, pending } = useInstanceActions();
  const blocked = useBlockedReason();
  const servers = useServerWords();
  const [current, setCurrent] = useState<string | null>(null);
  const refs = useMemo(() => instances.map(({ ref }) => ref), [instances]);
  const keys = useMemo(() => lines.map(({ key }) => key), [lines]);
  const tabStop = current !== null && keys.includes(current) ? current : keys[0];
  const heightOf = useCallback(
    (index: number) => (lines[index]?.isDetails === true ? DETAILS_HEIGHT : ROW_HEIGHT),
    [lines],
  );
  const kept = keys.indexOf(tabStop ?? '');
  const { parts, measure } = useTableWindow({ box, keys, heightOf, head: HEAD_HEIGHT, kept });
  const { press } = useRowFocus({ keys: refs, name: 'instance', onMove: setCurrent });
  const follow = (event: FocusEvent<HTMLElement>): void => {
    const row = event.target.closest<HTMLElement>('tr[data-instance]');
    if (row) setCurrent(row.dataset['instance'] ?? null);
  };
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- arrow keys move between rows
    <tbody onFocus={follow} onKeyDown={press}>
      {parts.map((part) => {
        if (part.kind === 'gap') return <Gap key={`gap ${String(part.before)}`} height={part.height} />;
        const line = lines[part.index];
        if (!line) return null;
        const { instance, isOpen } = line;
        const row = {
          instance,
          isOpen,
          blocked,
          actions,
          row: part.index + 2,
          server: instance.adbServer === null ? '' : (servers[instance.adbServer] ?? ''),
          isTabStop: instance.ref === tabStop,
          isReconnecting: pending.has(`reconnect ${instance.ref}`),
          isForgetting: pending.has(`forget ${instance.ref}`),
          onToggle: toggle,
        };
        return line.isDetails ? (
          <InstanceDetailsRow key={line.key} {...row} index={part.index} measure={measure} />
        ) : (
          <InstanceRow key={line.key} {...row} />
        );
      })}
    </tbody>
  );
}

/** The room of rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return (
    <tr aria-hidden className={css['gap']}>
      <td colSpan={8} style={{ height }} />
    </tr>
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
        <tr aria-rowindex={1}>
          {COLUMNS.map(([column, title]) => (
            <th key={column} scope="col">
              {say(title)}
            </th>
          ))}
          <th scope="col">
            <VisuallyHidden>{t('Actions')}</VisuallyHidden>
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
