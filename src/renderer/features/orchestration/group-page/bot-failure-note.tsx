import { Phrase } from '../../../components/phrase';
import { t } from '../../../../shared/catalogue/translate';
import { explainFailure, placeOfFailure } from '../../../../shared/explain/failure';
import type { BotView } from '../../../../shared/view';
import { Countdown } from '../../../components/clocks';
import { Note } from '../../../components/note';
import { LookPictureButton } from './look-picture';
import css from './looks.module.css';

/** What went wrong last, what to do, and when it is tried again. */
export function BotFailureNote({ bot }: { bot: BotView }) {
  const { lastFailure, retry, state, orchestrationId } = bot;
  if (!lastFailure) return null;
  const { title, hint } = explainFailure(lastFailure);
  const place = placeOfFailure(lastFailure);
  const { look } = lastFailure;
  return (
    <Note tone={state === 'failed' ? 'red' : 'amber'} title={<bdi>{title}</bdi>} hint={hint}>
      {place === '' ? null : <code>{place}</code>}
      {look ? (
        <div className={css['sawBox']}>
          <LookPictureButton orchestrationId={orchestrationId} look={look} />
        </div>
      ) : null}
      {state === 'retryWait' && retry ? <NextTry retry={retry} /> : null}
    </Note>
  );
}

function NextTry({ retry: { attempt, maxRetries, dueAt } }: { retry: NonNullable<BotView['retry']> }) {
  const text =
    maxRetries < 0
      ? t('Try {attempt, number} begins in <time/>', { attempt })
      : t('Try {attempt, number} of {most, number} begins in <time/>', { attempt, most: maxRetries });
  return (
    <div>
      <Phrase text={text} parts={{ time: <Countdown due={dueAt} /> }} />
    </div>
  );
}
