import { t } from '../../../shared/catalogue/translate';
import { explainError } from '../../../shared/explain';
import type { InstanceRef } from '../../../shared/instance-reference';
import css from './dialogs.module.css';
import { explainTry, outcomeOf } from './explain-try';
import { scoreWords } from './template-words';
import type { TriedInstance } from './use-try-all';

interface TryAllTableProps {
  readonly tried: readonly TriedInstance[];
  readonly left: number;
  /** That of the template. */
  readonly threshold: number;
  readonly onShow: (ref: InstanceRef) => void;
}

const natural = new Intl.Collator(undefined, { numeric: true });

/** What came of a look at each instance; each leads to its screen. */
export function TryAllTable({ tried, left, threshold, onShow }: TryAllTableProps) {
  if (left === 0 && tried.length === 0)
    return (
      <div className={css['shown']}>
        <p className={css['quiet']}>
          {t('It is looked for on every instance that is ready; what came of it is listed here.')}
        </p>
      </div>
    );
  const rows = [...tried].sort((a, b) => natural.compare(a.ref, b.ref));
  const found = rows.filter((row) => 'seen' in row && outcomeOf(row.seen, threshold) !== 'missed').length;
  return (
    <div className={css['all']} aria-busy={left > 0}>
      <p role="status" className={css['quiet']}>
        {left > 0
          ? t(
              '{count, plural, one {One instance is still looked at} other {# instances are still looked at}}',
              {
                count: left,
              },
            )
          : t('Found on {found} of {count}', { found: String(found), count: String(rows.length) })}
      </p>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{t('Instance')}</th>
            <th scope="col">{t('What came of it')}</th>
            <th scope="col">{t('Most alike')}</th>
            <th scope="col">{t('Place')}</th>
            <th scope="col">{t('ms')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.ref} row={row} threshold={threshold} onShow={onShow} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Pick<TryAllTableProps, 'threshold' | 'onShow'> {
  readonly row: TriedInstance;
}

function Row({ row, threshold, onShow }: RowProps) {
  const { ref } = row;
  const show = (
    <th scope="row">
      <button
        type="button"
        className={css['link']}
        title={t('{name}: show its screen', { name: ref })}
        onClick={() => {
          onShow(ref);
        }}
      >
        <bdi>{ref}</bdi>
      </button>
    </th>
  );
  if ('error' in row)
    return (
      <tr>
        {show}
        <td colSpan={4} data-tone="red">
          {explainError(row.error).title}
        </td>
      </tr>
    );
  const { seen } = row;
  const { score, box, tookMs } = seen;
  const outcome = outcomeOf(seen, threshold);
  return (
    <tr title={explainTry(seen, threshold)[0]}>
      {show}
      <td data-tone={outcome === 'found' ? 'green' : 'amber'}>
        {outcome === 'missed' ? t('Not found') : outcome === 'found' ? t('Found') : t('More than once')}
      </td>
      <td>{score === null ? '–' : scoreWords(score)}</td>
      <td>{box === null ? '–' : `${String(box.x)}, ${String(box.y)}`}</td>
      <td>{String(Math.round(tookMs))}</td>
    </tr>
  );
}
