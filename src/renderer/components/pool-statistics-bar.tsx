import { currentLanguage, msg, say, t, type Message } from '../../shared/catalogue/translate';
import type { PoolStatistics } from '../../shared/pool';
import { Phrase } from './phrase';
import css from './pool-statistics-bar.module.css';

type Part = Exclude<keyof PoolStatistics, 'total'>;

/** In the order of the bar; the words stand beneath it. */
const PARTS: readonly (readonly [Part, Message])[] = [
  ['available', msg('<b>{count}</b> of {total} available')],
  ['leased', msg('<b>{count}</b> in use')],
  ['coolingDown', msg('<b>{count}</b> resting')],
  ['completed', msg('<b>{count}</b> done')],
  ['failed', msg('<b>{count}</b> failed')],
  ['quarantined', msg('<b>{count}</b> quarantined')],
  ['disabled', msg('<b>{count}</b> switched off')],
];

/** Where the accounts of a pool stand, as a strip. What it shows has to be written beside it. */
export function PoolBar({ statistics }: { statistics: PoolStatistics }) {
  const all = PARTS.reduce((sum, [part]) => sum + statistics[part], 0);
  const width = Math.max(1, statistics.total, all);
  return (
    <div className={css['bar']} aria-hidden>
      {PARTS.map(([part]) => (
        <i
          key={part}
          className={css[part]}
          style={{ width: `${String((statistics[part] / width) * 100)}%` }}
        />
      ))}
    </div>
  );
}

/** The strip with its words: what is available of how many, and what keeps the others. */
export function PoolStatisticsBar({ statistics }: { statistics: PoolStatistics }) {
  const shown = PARTS.filter(([part]) => part === 'available' || statistics[part] > 0);
  return (
    <div>
      <PoolBar statistics={statistics} />
      <ul className={css['legend']} aria-label={t('The accounts of the pool')}>
        {shown.map(([part, words]) => (
          <li key={part}>
            <i className={css[part]} aria-hidden />
            <span>
              <Phrase
                text={say(words, { count: inNumbers(statistics[part]), total: inNumbers(statistics.total) })}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function inNumbers(value: number): string {
  return value.toLocaleString(currentLanguage());
}

/** `41 of 60 available`. */
export function availableWords({ available, total }: PoolStatistics): string {
  return t('{available, number} of {total, number} available', { available, total });
}
