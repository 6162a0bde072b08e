import { Button } from '@mantine/core';
import { FileCode2, SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { useHost, useUi, useView } from '../../state/host-context';
import { changeRoutines } from '../../state/show-routines';
import { NoRoutines } from './no-routines';
import { RoutineDetail } from './routine-detail';
import {
  findRoutines,
  isOf,
  standingOf,
  tagsOf,
  type ListedRoutine,
  type RoutinesByName,
} from './routine-list';
import css from './routine-page.module.css';
import { RoutineTree } from './routine-tree';
import { RoutinesToolbar } from './routines-toolbar';

const NO_ROUTINES: RoutinesByName = {};

/** Routines by folder, and beside them the one that was chosen. */
export function RoutinesPage() {
  const routines = useView((state) => state.view?.routines ?? NO_ROUTINES);
  const known = useView((state) => state.view !== undefined);
  const { search, filter, tags, chosen } = useUi((state) => state.routines);
  const listed = useMemo(
    () => Object.values(routines).map((routine) => ({ routine, standing: standingOf(routine, routines) })),
    [routines],
  );
  const found = useMemo(() => findRoutines(listed, { search, filter, tags }), [filter, listed, search, tags]);
  const count = (of: 'errors' | 'warnings' | 'consent'): number =>
    listed.filter((each) => isOf(each, of)).length;
  if (!known) return <div className={css['page']} aria-busy="true" />;
  return (
    <div className={css['page']}>
      <RoutinesToolbar
        count={listed.length}
        counts={{ errors: count('errors'), warnings: count('warnings'), consent: count('consent') }}
      />
      {listed.length === 0 ? (
        <NoRoutines />
      ) : (
        <div className={css['both']}>
          <div className={css['list']}>
            <TagChips tags={tagsOf(listed)} />
            {found.length === 0 ? (
              <NothingFound />
            ) : (
              <RoutineTree
                found={found}
                chosen={chosen}
                isFiltered={search.trim() !== '' || filter !== 'all' || tags.length > 0}
              />
            )}
          </div>
          <Chosen
            listed={listed.find(({ routine }) => routine.name === chosen)}
            routines={routines}
            name={chosen}
          />
        </div>
      )}
    </div>
  );
}

interface ChosenProps {
  readonly listed: ListedRoutine | undefined;
  readonly routines: RoutinesByName;
  readonly name: string | null;
}

function Chosen({ listed, routines, name }: ChosenProps) {
  if (listed)
    return <RoutineDetail routine={listed.routine} routines={routines} standing={listed.standing} />;
  return (
    <div className={css['nothing']}>
      <FileCode2 size={28} strokeWidth={1.5} aria-hidden />
      {name === null ? (
        <p>{t('Choose a routine to see what it asks for, what it may do and its steps.')}</p>
      ) : (
        <p>{t('There is no routine “{name}” any more. It comes back with its file.', { name })}</p>
      )}
    </div>
  );
}

function TagChips({ tags }: { tags: readonly string[] }) {
  const { uiStore } = useHost();
  const chosen = useUi((state) => state.routines.tags);
  // One that was chosen stays to be taken back when no routine has it any more.
  const all = [...tags, ...chosen.filter((tag) => !tags.includes(tag))];
  if (all.length === 0) return null;
  return (
    <div className={css['tags']} role="group" aria-label={t('Filter by tag')}>
      {all.map((tag) => (
        <button
          key={tag}
          type="button"
          className={css['chip']}
          aria-pressed={chosen.includes(tag)}
          onClick={() => {
            const others = chosen.filter((each) => each !== tag);
            changeRoutines(uiStore, { tags: chosen.includes(tag) ? others : [...others, tag] });
          }}
        >
          <bdi>{tag}</bdi>
        </button>
      ))}
    </div>
  );
}

function NothingFound() {
  const { uiStore } = useHost();
  return (
    <div className={css['nothing']}>
      <SearchX size={28} strokeWidth={1.5} aria-hidden />
      <p>
        <b>{t('No routine matches')}</b>
      </p>
      <p>{t('Search looks at names, descriptions, tags and inputs.')}</p>
      <Button
        variant="default"
        size="xs"
        onClick={() => {
          changeRoutines(uiStore, { search: '', filter: 'all', tags: [] });
        }}
      >
        {t('Show all routines')}
      </Button>
    </div>
  );
}
