import { useEffect, useState } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import type { Contract } from '../../../../shared/contract';
import type { OutputOf } from '../../../../shared/rpc/contract-types';
import { Note } from '../../../components/note';
import { useHost } from '../../../state/host-context';
import css from './routine-files.module.css';

type Users = OutputOf<Contract, 'routines.usedBy'>;

interface RoutineUsersProps {
  readonly routineName: string;
  /** What it means for so many of them. */
  readonly words: (count: number) => string;
}

/** Who names a routine, when anybody does. */
export function RoutineUsers({ routineName, words }: RoutineUsersProps) {
  const { link } = useHost();
  const [users, setUsers] = useState<Users | null>(null);
  useEffect(() => {
    let isWanted = true;
    void link.call('routines.usedBy', { routineName }).then((answer) => {
      if (isWanted && answer.ok) setUsers(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, [link, routineName]);
  const lines = users === null ? [] : linesOf(users);
  if (lines.length === 0) return null;
  return (
    <Note tone="amber" title={words(lines.length)}>
      <ul className={css['users']}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Note>
  );
}

function linesOf({ groups, routines, groupTemplates, pools }: Users): readonly string[] {
  return [
    ...groups.map((name) => t('Group “{name}”', { name })),
    ...routines.map((name) => t('Routine “{name}”', { name })),
    ...groupTemplates.map((name) => t('Template “{name}”', { name })),
    ...pools.map((name) => t('Pool “{name}”', { name })),
  ];
}
