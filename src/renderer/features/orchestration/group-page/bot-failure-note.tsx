import { explainFailure, placeOfFailure } from '../../../../shared/explain/failure';
import type { BotView } from '../../../../shared/view';
import { Countdown } from '../../../components/clocks';
import { Note } from '../../../components/note';

/** What went wrong last, what to do, and when it is tried again. */
export function BotFailureNote({ bot }: { bot: BotView }) {
  const { lastFailure, retry, state } = bot;
  if (!lastFailure) return null;
  const { title, hint } = explainFailure(lastFailure);
  const place = placeOfFailure(lastFailure);
  return (
    <Note tone={state === 'failed' ? 'red' : 'amber'} title={<bdi>{title}</bdi>} hint={hint}>
      {place === '' ? null : <code>{place}</code>}
      {state === 'retryWait' && retry ? <NextTry retry={retry} /> : null}
    </Note>
  );
}

function NextTry({ retry }: { retry: NonNullable<BotView['retry']> }) {
  return (
    <div>
      {retry.maxRetries < 0
        ? `Try ${String(retry.attempt)} begins in `
        : `Try ${String(retry.attempt)} of ${String(retry.maxRetries)} begins in `}
      <Countdown due={retry.dueAt} />
    </div>
  );
}
