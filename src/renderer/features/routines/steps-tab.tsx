import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { RoutineProblem } from '../../../shared/routine-summary';
import { useHost, useUi } from '../../state/host-context';
import { changeRoutines } from '../../state/show-routines';
import { SourceView } from './source-view';
import { stepRows, type StepRow } from './step-rows';
import css from './steps-tab.module.css';
import { TreeView } from './tree-view';
import type { RoutineFile } from './use-routine-file';

const ROW_HEIGHT = 30;

interface StepsTabProps {
  readonly name: string;
  readonly file: RoutineFile;
}

/** The steps as a tree, and beside it the file they are written in. */
export function StepsTab({ name, file }: StepsTabProps) {
  const { uiStore } = useHost();
  const target = useUi((state) => state.routines.target);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => stepRows(file.outline, closed), [closed, file.outline]);
  const levels = useMemo(() => levelsByStep(file.problems), [file.problems]);
  const chosen = rows.find(({ step }) => step.line === target?.line)?.key ?? null;
  const toggle = (row: StepRow, open: boolean): void => {
    const next = new Set(closed);
    if (open) next.delete(row.key);
    else next.add(row.key);
    setClosed(next);
  };
  return (
    <div className={css['both']}>
      <section className={css['steps']} aria-label={t('Steps')}>
        {rows.length === 0 ? (
          <p className={css['none']}>{t('No step could be read.')}</p>
        ) : (
          <TreeView
            label={t('Steps of {name}', { name })}
            rows={rows}
            rowHeight={ROW_HEIGHT}
            chosen={chosen}
            onChoose={({ step }) => {
              changeRoutines(uiStore, { target: { line: step.line, focus: false } });
            }}
            onToggle={toggle}
          >
            {(row) => <StepLine row={row} level={levels.get(row.key)} onToggle={toggle} />}
          </TreeView>
        )}
      </section>
      <SourceView name={file.file} text={file.text} problems={file.problems} target={target} />
    </div>
  );
}

type Level = RoutineProblem['level'];

function levelsByStep(problems: readonly RoutineProblem[]): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  for (const { step, level } of problems) if (levels.get(step) !== 'error') levels.set(step, level);
  return levels;
}

interface StepLineProps {
  readonly row: StepRow;
  readonly level: Level | undefined;
  readonly onToggle: (row: StepRow, open: boolean) => void;
}

function StepLine({ row, level, onToggle }: StepLineProps) {
  const { step, branch, isOpen } = row;
  const Chevron = isOpen === true ? ChevronDown : ChevronRight;
  return (
    <>
      {isOpen === null ? (
        <span className={css['leaf']} />
      ) : (
        // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events, jsx-a11y-x/no-static-element-interactions -- keys: arrows on the row
        <span
          className={css['toggle']}
          onClick={(event) => {
            event.stopPropagation();
            onToggle(row, !isOpen);
          }}
        >
          <Chevron size={14} aria-hidden />
        </span>
      )}
      {branch === null ? null : <span className={css['branch']}>{branch}</span>}
      <span className={css['label']} title={step.label} data-level={level}>
        <bdi>{step.label}</bdi>
      </span>
      {step.label.startsWith(step.action) ? null : <span className={css['action']}>{step.action}</span>}
      <span className={css['line']} title={t('Line {line, number}', { line: step.line })}>
        {step.line}
      </span>
    </>
  );
}
