import { say, t } from '../../../shared/catalogue/translate';
import type { DeclaredSentry } from '../../../shared/routine-outline';
import { Phrase } from '../../components/phrase';
import { RoutineLink } from '../../components/routine-link';
import css from './about-tab.module.css';
import { OUTCOME_WORDS, SEVERITY_WORDS } from './routine-words';

/** The routines that run beside this one; nothing without one. */
export function SentriesSection({ sentries }: { sentries: readonly DeclaredSentry[] }) {
  if (sentries.length === 0) return null;
  return (
    <section className={css['section']} aria-label={t('Sentries')}>
      <h3>{t('Sentries')}</h3>
      <ul className={css['facts']}>
        {sentries.map((sentry, index) => (
          <li key={index}>
            <span>
              <Phrase
                text={t('<name/> runs beside it every {every}; severity {severity}', {
                  every: sentry.every,
                  severity: say(SEVERITY_WORDS[sentry.severity]),
                })}
                parts={{ name: <RoutineLink name={sentry.routineName} /> }}
              />
              <small>
                {t('When it succeeds it {success}; when it fails it {failure}.', {
                  success: say(OUTCOME_WORDS[sentry.onSuccess]),
                  failure: say(OUTCOME_WORDS[sentry.onFailure]),
                })}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
