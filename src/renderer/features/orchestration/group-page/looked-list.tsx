import { Check, X } from 'lucide-react';
import { t } from '../../../../shared/catalogue/translate';
import { lookedAdvice, lookedFact, lookedTitle } from '../../../../shared/explain/looked';
import type { Looked } from '../../../../shared/looked';
import css from './looks.module.css';

/** What was asked of a screen, and what was seen. With `advice` also what to try. */
export function LookedList({ looked, advice }: { looked: readonly Looked[]; advice: boolean }) {
  return (
    <ol className={css['list']}>
      {looked.map((one, index) => (
        <li key={index} data-found={one.found}>
          {one.found ? (
            <Check size={13} role="img" aria-label={t('Found')} />
          ) : (
            <X size={13} role="img" aria-label={t('Not found')} />
          )}
          <Line looked={one} />
          {advice ? <p>{lookedAdvice(one)}</p> : null}
        </li>
      ))}
    </ol>
  );
}

function Line({ looked }: { looked: Looked }) {
  const [title, fact] = [lookedTitle(looked), lookedFact(looked)];
  return (
    <div className={css['line']} title={fact === '' ? title : `${title}: ${fact}`}>
      <bdi>{title}</bdi> <span>{fact}</span>
    </div>
  );
}
