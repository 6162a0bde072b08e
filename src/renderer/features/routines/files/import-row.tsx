import { CircleCheck, CircleX, ShieldAlert, TriangleAlert } from 'lucide-react';
import { say, t, tIn } from '../../../../shared/catalogue/translate';
import type { ImportChoice } from '../../../../shared/import';
import type { RoutineImportRow as Row } from '../../../../shared/routine-import';
import { ChoiceSelect } from '../../../components/import-dialog/choice-select';
import css from '../../../components/import-dialog/import-dialog.module.css';
import { FoldingRow } from '../../../components/import-dialog/import-row';
import { Mark } from '../../../components/import-dialog/mark';
import { ImportRowDetails } from './import-row-details';
import { choicesOf } from './import-state';
import { SOURCE_WORDS } from './import-words';

interface ImportRowProps {
  readonly row: Row;
  readonly choice: ImportChoice;
  readonly onChoose: (choice: ImportChoice) => void;
  readonly onRename: (name: string) => void;
}

/** One file of an import, with its report folded. */
export function ImportRow({ row, choice, onChoose, onRename }: ImportRowProps) {
  const name = row.name ?? row.pools[0]?.name ?? row.source;
  const choices = choicesOf(row);
  return (
    <FoldingRow
      name={name}
      source={
        <>
          <span title={row.source}>{row.source}</span>
          <span>{say(SOURCE_WORDS[row.kind])}</span>
        </>
      }
      choice={choice}
      columns={4}
      details={hasDetails(row) ? () => <ImportRowDetails row={row} onRename={onRename} /> : null}
    >
      <TakenCell row={row} />
      {row.name === null && row.kind !== 'pool' ? null : <WrongCell row={row} />}
      <td>
        {choices.length === 0 ? (
          <span className={css['left']}>{leftWords(row.kind)}</span>
        ) : (
          <ChoiceSelect name={name} choices={choices} choice={choice} onChoose={onChoose} />
        )}
      </td>
    </FoldingRow>
  );
}

/** Why there is nothing to choose. */
function leftWords(kind: Row['kind']): string {
  if (kind === 'picture') return t('Only with a list that names it');
  return kind === 'group' ? t('Comes next') : t('Can’t be imported');
}

function hasDetails({ name, remarks, pools }: Row): boolean {
  return name !== null || remarks.length > 1 || pools.length > 0;
}

/** How much of it is the same afterwards. */
function TakenCell({ row }: { row: Row }) {
  const { counts, name, kind, pools } = row;
  if (kind === 'pool') return <PoolCell pools={pools} />;
  if (row.templates !== undefined && row.templates.length > 0) return <TemplatesCell row={row} />;
  if (name === null) return <NothingCell row={row} />;
  const { approximated, notConverted } = counts;
  if (notConverted + approximated === 0)
    return (
      <td>
        <span className={css['good']}>
          <CircleCheck size={14} aria-hidden />
          {kind === 'routine' ? t('As it is') : t('All of it')}
        </span>
      </td>
    );
  return (
    <td>
      {notConverted === 0 ? null : (
        <span className={css['bad']}>
          <CircleX size={14} aria-hidden />
          {t('{count} not taken over', { count: notConverted })}
        </span>
      )}
      {approximated === 0 ? null : (
        <span className={css['warned']}>
          <TriangleAlert size={14} aria-hidden />
          {t('{count} nearly the same', { count: approximated })}
        </span>
      )}
      <small>{t('{count} taken over', { count: counts.converted })}</small>
    </td>
  );
}

/** How many templates come of a list, and how many don't. */
function TemplatesCell({ row: { templates = [], counts, remarks } }: { row: Row }) {
  return (
    <td colSpan={2}>
      <span className={css['good']}>
        <CircleCheck size={14} aria-hidden />
        {tIn('picture', '{count, plural, one {# template} other {# templates}}', { count: templates.length })}
      </span>
      {counts.notConverted === 0 ? null : (
        <span className={css['bad']}>
          <CircleX size={14} aria-hidden />
          {t('{count} not taken over', { count: counts.notConverted })}
        </span>
      )}
      {remarks.length === 1 ? (
        <small className={css['wrapped']} dir="auto">
          {remarks[0]?.why}
        </small>
      ) : null}
    </td>
  );
}

/** No routine comes of it, and why. */
function NothingCell({ row: { kind, remarks } }: { row: Row }) {
  return (
    <td colSpan={2}>
      <span className={css['left']}>
        {kind === 'group' ? t('Its groups come next') : t('No routine comes of it')}
      </span>
      {kind === 'group' ? null : (
        <small className={css['wrapped']} dir="auto">
          {remarks[0]?.why}
        </small>
      )}
    </td>
  );
}

function PoolCell({ pools }: Pick<Row, 'pools'>) {
  const notes = pools.reduce((sum, pool) => sum + pool.notes.length, 0);
  return (
    <td>
      {notes === 0
        ? t('All of it')
        : t(
            '{count, plural, one {# value taken over in another way} other {# values taken over in another way}}',
            { count: notes },
          )}
    </td>
  );
}

/** The first thing that is wrong with what would be here, and what it meets. */
function WrongCell({ row }: { row: Row }) {
  const { problems, capabilities, name } = row;
  const [first] = [...problems].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  const met = meetingsOf(row);
  return (
    <td>
      {met.map(({ text, bad }) => (
        <Mark key={text} text={text} level={bad ? 'error' : 'warning'} />
      ))}
      {first === undefined ? null : <Mark text={first.message} level={first.level} />}
      {problems.length < 2 ? null : <small>{t('and {count} more', { count: problems.length - 1 })}</small>}
      {capabilities.length === 0 ? null : (
        <span className={css['warned']}>
          <ShieldAlert size={14} aria-hidden />
          {t('Needs your consent before it runs')}
        </span>
      )}
      {name !== null && first === undefined && met.length === 0 ? (
        <span className={css['good']}>
          <CircleCheck size={14} aria-hidden />
          {tIn('wrong with it', 'Nothing')}
        </span>
      ) : null}
    </td>
  );
}

/** What keeps it from its name. */
function meetingsOf({ meets, nameFault, pools }: Row): readonly { text: string; bad: boolean }[] {
  const taken = meets?.identical === false ? meets.name : pools.find(({ isTaken }) => isTaken)?.name;
  return [
    ...(nameFault === null ? [] : [{ text: t('It needs another name'), bad: true }]),
    ...(meets?.identical === true ? [{ text: t('The same is here already'), bad: false }] : []),
    ...(taken === undefined || taken === null
      ? []
      : [{ text: t('There is another one named “{name}”', { name: taken }), bad: false }]),
  ];
}
