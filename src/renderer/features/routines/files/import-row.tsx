import { ActionIcon, NativeSelect } from '@mantine/core';
import { ChevronDown, ChevronRight, CircleCheck, CircleX, ShieldAlert, TriangleAlert } from 'lucide-react';
import { useId, useState } from 'react';
import { say, t, tIn } from '../../../../shared/catalogue/translate';
import type { RoutineImportRow as Row } from '../../../../shared/routine-import';
import { ImportRowDetails } from './import-row-details';
import { choicesOf, type RoutineChoice } from './import-state';
import { choiceWords, SOURCE_WORDS } from './import-words';
import css from './routine-files.module.css';

interface ImportRowProps {
  readonly row: Row;
  readonly choice: RoutineChoice;
  readonly onChoose: (choice: RoutineChoice) => void;
  readonly onRename: (name: string) => void;
}

/** One file of an import, with its report folded. */
export function ImportRow({ row, choice, onChoose, onRename }: ImportRowProps) {
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const name = row.name ?? row.pools[0]?.name ?? row.source;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <tbody data-choice={choice}>
      <tr>
        <td>
          {hasDetails(row) ? (
            <ActionIcon
              size="sm"
              aria-label={t('Details of {name}', { name })}
              aria-expanded={open}
              aria-controls={detailsId}
              onClick={() => {
                setOpen(!open);
              }}
            >
              <Chevron size={15} aria-hidden />
            </ActionIcon>
          ) : null}
        </td>
        <th scope="row">
          <bdi className={css['name']} title={name}>
            {name}
          </bdi>
          <small title={row.source}>
            {row.source} · {say(SOURCE_WORDS[row.kind])}
          </small>
        </th>
        <TakenCell row={row} />
        {row.name === null && row.kind !== 'pool' ? null : <WrongCell row={row} />}
        <ChoiceCell row={row} name={name} choice={choice} onChoose={onChoose} />
      </tr>
      {open ? (
        <tr id={detailsId} className={css['detailRow'] ?? ''}>
          <td />
          <td colSpan={4}>
            <ImportRowDetails row={row} onRename={onRename} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

interface ChoiceCellProps extends Pick<ImportRowProps, 'row' | 'choice' | 'onChoose'> {
  readonly name: string;
}

function ChoiceCell({ row, name, choice, onChoose }: ChoiceCellProps) {
  const choices = choicesOf(row);
  if (choices.length === 0)
    return (
      <td>
        <span className={css['left']}>{leftWords(row.kind)}</span>
      </td>
    );
  return (
    <td>
      <NativeSelect
        size="xs"
        aria-label={t('What to do with {name}', { name })}
        value={choice}
        onChange={({ currentTarget }) => {
          const next = choices.find((one) => one === currentTarget.value);
          if (next) onChoose(next);
        }}
        data={choices.map((one) => ({ value: one, label: choiceWords(one) }))}
      />
    </td>
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
        <Mark key={text} bad={bad} text={text} />
      ))}
      {first === undefined ? null : <Mark bad={first.level === 'error'} text={first.message} />}
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

function Mark({ text, bad = false }: { text: string; bad?: boolean }) {
  const Icon = bad ? CircleX : TriangleAlert;
  return (
    <span className={css[bad ? 'bad' : 'warned']} title={text}>
      <Icon size={14} aria-label={bad ? t('Error') : t('Warning')} />
      <span dir="auto" className={css['line']}>
        {text}
      </span>
    </span>
  );
}
