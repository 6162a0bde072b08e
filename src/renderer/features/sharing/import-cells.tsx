import { CircleCheck } from 'lucide-react';
import { t, tIn } from '../../../shared/catalogue/translate';
import { explainProblem } from '../../../shared/explain/problem';
import type { Problem } from '../../../shared/problem';
import css from '../../components/import-dialog/import-dialog.module.css';
import { Mark } from '../../components/import-dialog/mark';
import { comparedWithMet } from './compared';
import type { ImportRowProps } from './import-row-props';

/** New, or what of the group that is here would be another. */
export function ChangeCell({ row, met, repeats, choice }: ImportRowProps) {
  const { meets, keepBothName } = row;
  return (
    <td>
      {meets === null ? (
        <span className={css['new']}>{t('New')}</span>
      ) : (
        <span>
          {meets.identical ? t('The same is here already') : changedWords(comparedWithMet(row, met).length)}
        </span>
      )}
      {meets === null || met === undefined ? null : (
        <small title={met.definition.name}>
          {meets.by === 'id' ? t('Same group') : t('Same name')}
          {': '}
          <bdi>{met.definition.name}</bdi>
        </small>
      )}
      {repeats === undefined ? null : (
        <small>{t('Comes twice: also in {source}', { source: repeats.source })}</small>
      )}
      {choice === 'keepBoth' && keepBothName !== null ? (
        <small title={keepBothName}>
          {t('Saved as')} <bdi>{keepBothName}</bdi>
        </small>
      ) : null}
    </td>
  );
}

function changedWords(count: number): string {
  return t('{count, plural, one {# value differs} other {# values differ}}', { count });
}

/** Its routine, how many bots on how many instances, its pool. */
export function AbleCell({ row, routine }: ImportRowProps) {
  const { definition } = row;
  if (definition === null) return <td />;
  const { requestedBotCount, availableInstances, accountPoolName, routineName } = definition;
  const title = routine?.title ?? (routineName === '' ? t('No routine') : routineName);
  return (
    <td>
      <bdi className={css['line']} title={title}>
        {title}
      </bdi>
      <small>{botsWords(requestedBotCount, availableInstances.length)}</small>
      {accountPoolName === null ? null : (
        <small title={accountPoolName}>
          {t('Pool')} <bdi>{accountPoolName}</bdi>
        </small>
      )}
    </td>
  );
}

function botsWords(bots: number, instances: number): string {
  return t(
    '{bots, plural, one {# bot} other {# bots}} on {instances, plural, one {# instance} other {# instances}}',
    { bots, instances },
  );
}

function notesWords(count: number): string {
  return t(
    '{count, plural, one {# value taken over in another way} other {# values taken over in another way}}',
    { count },
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
          {tIn('missing here', 'Nothing')}
        </span>
      ) : (
        <FirstProblem problem={worst} more={row.problems.length - 1} />
      )}
      {notes === 0 ? null : <small>{notesWords(notes)}</small>}
    </td>
  );
}

function FirstProblem({ problem, more }: { problem: Problem; more: number }) {
  return (
    <>
      <Mark text={explainProblem(problem).title} level={problem.level === 'error' ? 'error' : 'warning'} />
      {more === 0 ? null : <small>{t('and {count} more', { count: more })}</small>}
    </>
  );
}
