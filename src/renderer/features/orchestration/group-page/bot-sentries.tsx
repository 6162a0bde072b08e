import { t } from '../../../../shared/catalogue/translate';
import { explainFailure } from '../../../../shared/explain/failure';
import { formatDuration } from '../../../../shared/routine-duration';
import type { SentryView } from '../../../../shared/sentry-view';
import type { BotView } from '../../../../shared/view';
import { Countdown } from '../../../components/clocks';
import { SENTRY_SEVERITY_WORDS } from './sentry-words';
import css from './bot-drawer.module.css';

/** The routines that watch over a bot: how often they ran and failed, when they run next, which of them hold it. */
export function BotSentries({ bot }: { bot: BotView }) {
  const { sentries = [], heldBy = [] } = bot;
  if (sentries.length === 0 && heldBy.length === 0) return null;
  const atWork = bot.state === 'running' || heldBy.length > 0;
  return (
    <section className={css['sentries']} aria-label={t('Sentries')}>
      <div className={css['sentriesHead']}>
        <h3>{t('Sentries')}</h3>
        {heldBy.length === 0 ? null : (
          <span role="status">{t('Held by {names}', { names: heldBy.join(', ') })}</span>
        )}
      </div>
      {sentries.length === 0 ? null : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('Routine')}</th>
              <th scope="col">{t('Every')}</th>
              <th scope="col">{t('Runs')}</th>
              <th scope="col">{t('Failed')}</th>
              <th scope="col">{t('Next run')}</th>
            </tr>
          </thead>
          <tbody>
            {sentries.map((sentry, index) => (
              // The same routine may stand there twice, with other inputs; they never change places.
              <Row key={`${sentry.routineName} ${String(index)}`} sentry={sentry} atWork={atWork} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ sentry, atWork }: { readonly sentry: SentryView; readonly atWork: boolean }) {
  const { routineName, severity, everyMs, runs, failures, failuresInRow, averageMs, lastFailure, nextAt } =
    sentry;
  const took = t('{time} on average', { time: formatDuration(Math.round(averageMs)) });
  return (
    <tr>
      <th scope="row" title={`${routineName} · ${took}`}>
        <bdi>{routineName}</bdi>
        <small>{SENTRY_SEVERITY_WORDS[severity]}</small>
      </th>
      <td>{formatDuration(everyMs)}</td>
      <td>{runs}</td>
      <td
        data-failing={failuresInRow > 0}
        title={lastFailure ? explainFailure(lastFailure).title : undefined}
      >
        {failures}
        {failuresInRow > 1 ? <small>{t('{count, number} in a row', { count: failuresInRow })}</small> : null}
      </td>
      <td>{atWork && nextAt !== undefined ? <Countdown due={nextAt} /> : '–'}</td>
    </tr>
  );
}
