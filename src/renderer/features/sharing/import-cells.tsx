import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { explainProblem } from '../../../shared/explain/problem';
import { counted } from '../../../shared/explain/words';
import type { Problem } from '../../../shared/problem';
import { comparedWithMet } from './compared';
import type { ImportRowProps } from './import-row';
import css from './sharing.module.css';

/** New, or what of the group that is here would be another. */
export function ChangeCell({ row, met, repeats, choice }: ImportRowProps) {
  const { meets, keepBothName } = row;
  return (
    <td>
      {meets === null ? (
        <span className={css['new']}>New</span>
      ) : (
        <span>
          {meets.identical ? 'The same is here already' : changedWords(comparedWithMet(row, met).length)}
        </span>
      )}
      {meets === null || met === undefined ? null : (
        <small title={met.definition.name}>
          {meets.by === 'id' ? 'Same group: ' : 'Same name: '}
          <bdi>{met.definition.name}</bdi>
        </small>
      )}
      {repeats === undefined ? null : <small>{`Comes twice: also in ${repeats.source}`}</small>}
      {choice === 'keepBoth' && keepBothName !== null ? (
        <small title={keepBothName}>
          Saved as <bdi>{keepBothName}</bdi>
        </small>
      ) : null}
    </td>
  );
}

function changedWords(count: number): string {
  return count === 1 ? '1 value differs' : `${String(count)} values differ`;
}

/** Its routine, how many bots on how many instances, its pool. */
export function AbleCell({ row, routine }: ImportRowProps) {
  const { definition } = row;
  if (definition === null) return <td />;
  const { requestedBotCount, availableInstances, accountPoolName, routineName } = definition;
  const title = routine?.title ?? (routineName === '' ? 'No routine' : routineName);
  return (
    <td>
      <bdi className={css['line']} title={title}>
        {title}
      </bdi>
      <small>{`${counted(requestedBotCount, 'bot')} on ${counted(availableInstances.length, 'instance')}`}</small>
      {accountPoolName === null ? null : (
        <small title={accountPoolName}>
          Pool <bdi>{accountPoolName}</bdi>
        </small>
      )}
    </td>
  );
}

/** Whether it could start, or the first thing that keeps it from it. */
export function MissingCell({ row }: ImportRowProps) {
  const worst = row.problems.find(({ level }) => level === 'error') ?? row.problems[0];
  const notes = row.notes.length;
  return (
    <td>
      {worst === undefined ? (
        <span className={css['good']}>
          <CircleCheck size={14} aria-hidden />
          Nothing
        </span>
      ) : (
        <FirstProblem problem={worst} more={row.problems.length - 1} />
      )}
      {notes === 0 ? null : <small>{`${counted(notes, 'value')} taken over in another way`}</small>}
    </td>
  );
}

function FirstProblem({ problem, more }: { problem: Problem; more: number }) {
  const { title } = explainProblem(problem);
  const error = problem.level === 'error';
  const Icon = error ? CircleX : TriangleAlert;
  return (
    <>
      <span className={css[error ? 'bad' : 'warned']} title={title}>
        <Icon size={14} aria-label={error ? 'Error' : 'Warning'} />
        <span dir="auto" className={css['line']}>
          {title}
        </span>
      </span>
      {more === 0 ? null : <small>{`and ${String(more)} more`}</small>}
    </>
  );
}
