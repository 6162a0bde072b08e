import { ChevronDown, ChevronRight, FileCode2, Folder, FolderOpen } from 'lucide-react';
import { useMemo, type KeyboardEvent } from 'react';
import { currentLocale, t } from '../../../shared/catalogue/translate';
import { useHost, useUi } from '../../state/host-context';
import { changeRoutines } from '../../state/show-routines';
import { routineRows, type ListedRoutine, type RoutineRow } from './routine-list';
import css from './routine-tree.module.css';
import { fileNameOf } from './routine-words';
import { StandingMarks } from './standing-marks';
import { TreeView } from './tree-view';

const ROW_HEIGHT = 42;
const ALL_OPEN: ReadonlySet<string> = new Set();

interface RoutineTreeProps {
  readonly found: readonly ListedRoutine[];
  readonly chosen: string | null;
  /** A search or a filter is on: what was found is shown, also in folders that are folded up. */
  readonly isFiltered: boolean;
}

/** The routines by folder. */
export function RoutineTree({ found, chosen, isFiltered }: RoutineTreeProps) {
  const { uiStore } = useHost();
  const closed = useUi((state) => state.routines.closed);
  const rows = useMemo(
    () => routineRows(found, isFiltered ? ALL_OPEN : new Set(closed)),
    [closed, found, isFiltered],
  );
  const toggle = (row: RoutineRow, open: boolean): void => {
    if (row.kind !== 'folder' || isFiltered) return;
    const others = closed.filter((folder) => folder !== row.folder);
    changeRoutines(uiStore, { closed: open ? others : [...others, row.folder] });
  };
  const choose = (row: RoutineRow, how: 'move' | 'enter'): void => {
    if (row.kind === 'routine') {
      const name = row.listed.routine.name;
      if (name !== chosen) changeRoutines(uiStore, { chosen: name, target: null });
    } else if (how === 'enter') toggle(row, row.isOpen === false);
  };
  const press = (event: KeyboardEvent, row: RoutineRow): void => {
    if (event.key !== 'Delete' || row.kind !== 'routine') return;
    event.preventDefault();
    uiStore.setState({ dialog: { kind: 'deleteRoutine', routineName: row.listed.routine.name } });
  };
  return (
    <TreeView
      label={t('Routines by folder')}
      rows={rows}
      rowHeight={ROW_HEIGHT}
      chosen={chosen}
      onChoose={choose}
      onToggle={toggle}
      onKey={press}
    >
      {(row) => (row.kind === 'folder' ? <FolderRow row={row} /> : <RoutineLine listed={row.listed} />)}
    </TreeView>
  );
}

function FolderRow({ row }: { row: Extract<RoutineRow, { kind: 'folder' }> }) {
  const Chevron = row.isOpen === true ? ChevronDown : ChevronRight;
  const Icon = row.isOpen === true ? FolderOpen : Folder;
  return (
    <>
      <Chevron className={css['chevron']} size={14} aria-hidden />
      <Icon className={css['icon']} size={15} aria-hidden />
      <b className={css['folder']}>
        <bdi>{row.name}</bdi>
      </b>
      <span className={css['count']}>{row.count.toLocaleString(currentLocale())}</span>
      <span className={css['grow']} />
      {row.isOpen === true ? null : <StandingMarks standing={row.standing} />}
    </>
  );
}

function RoutineLine({ listed: { routine, standing } }: { listed: ListedRoutine }) {
  const file = fileNameOf(routine.name);
  return (
    <>
      <FileCode2 className={css['icon']} size={15} aria-hidden />
      <span className={css['name']} title={routine.name}>
        <bdi>{routine.title}</bdi>
        {routine.title === file ? null : <small dir="auto">{file}</small>}
      </span>
      <StandingMarks standing={standing} />
    </>
  );
}
