import { t } from '../../shared/catalogue/translate';
import { useHost, useView } from '../state/host-context';
import { openRoutine } from '../state/show-routines';
import css from './routine-link.module.css';

interface RoutineLinkProps {
  /** Its path below `routines/`, as files name it. */
  readonly name: string;
  readonly className?: string | undefined;
}

/** A routine by its name; leads to its page. One that is not here is only named. */
export function RoutineLink({ name, className }: RoutineLinkProps) {
  const { uiStore } = useHost();
  const isHere = useView((state) => state.view?.routines[name] !== undefined);
  if (!isHere) return <bdi className={className}>{name}</bdi>;
  return (
    <button
      type="button"
      className={`${css['link'] ?? ''} ${className ?? ''}`}
      title={t('{name}: show this routine', { name })}
      onClick={() => {
        openRoutine(uiStore, name);
      }}
    >
      <bdi>{name}</bdi>
    </button>
  );
}
