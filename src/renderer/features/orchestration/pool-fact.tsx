import { currentLanguage, t } from '../../../shared/catalogue/translate';
import { Phrase } from '../../components/phrase';
import { availableWords } from '../../components/pool-statistics-bar';
import { useStatisticsOfPool } from '../../state/pool-statistics';
import css from './pool-fact.module.css';

/** The pool a group draws from, and how many accounts belong to that now. */
export function PoolFact({ name }: { name: string }) {
  const statistics = useStatisticsOfPool(name);
  return (
    <span className={css['pool']} title={statistics ? `${name}: ${availableWords(statistics)}` : name}>
      <Phrase text={t('pool <name/>')} parts={{ name: <bdi>{name}</bdi> }} />
      {statistics ? <b>{statistics.total.toLocaleString(currentLanguage())}</b> : null}
    </span>
  );
}
