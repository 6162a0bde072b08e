import { currentLocale, say, t, type Message } from '../../shared/catalogue/translate';
import css from './page.module.css';

interface StateChipsProps<F extends string> {
  readonly filters: readonly (readonly [F, Message])[];
  readonly counts: Readonly<Record<F, number>>;
  readonly current: F | 'all';
  readonly onChange: (filter: F | 'all') => void;
}

/** The states a page's list is filtered by, each with how many there are; pressing the one that is on shows all again. */
export function StateChips<F extends string>({ filters, counts, current, onChange }: StateChipsProps<F>) {
  return (
    <div className={css['chips']} role="group" aria-label={t('Filter by state')}>
      {filters.map(([filter, word]) => (
        <button
          key={filter}
          type="button"
          className={css['chip']}
          aria-pressed={current === filter}
          onClick={() => {
            onChange(current === filter ? 'all' : filter);
          }}
        >
          {say(word)} {counts[filter].toLocaleString(currentLocale())}
        </button>
      ))}
    </div>
  );
}
