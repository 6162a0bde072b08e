import { Phrase } from '../../components/phrase';
import { t, tIn } from '../../../shared/catalogue/translate';
import type { InstanceView } from '../../../shared/view';
import { Countdown, RelativeTime } from '../../components/clocks';
import { exactTime } from '../../components/time-words';

/** When it was last there, and when it is tried again. */
export function LastSeen({ instance }: { instance: InstanceView }) {
  const { state, lastSeenAt, reconnect } = instance;
  return (
    <>
      <Seen isHere={state !== 'gone'} lastSeenAt={lastSeenAt} />
      {reconnect === null ? null : (
        <small>
          <NextTry reconnect={reconnect} />
        </small>
      )}
    </>
  );
}

/** `try 3 in 00:12`. */
export function NextTry({ reconnect }: { reconnect: NonNullable<InstanceView['reconnect']> }) {
  return (
    <Phrase
      text={t('try {attempt, number} in <time/>', { attempt: reconnect.attempt })}
      parts={{ time: <Countdown due={reconnect.dueAt} /> }}
    />
  );
}

function Seen({ isHere, lastSeenAt }: { isHere: boolean; lastSeenAt: string | null }) {
  if (lastSeenAt === null) return isHere ? tIn('seen', 'now') : t('never');
  if (!isHere) return <RelativeTime at={lastSeenAt} />;
  return <time title={exactTime(Date.parse(lastSeenAt))}>{tIn('seen', 'now')}</time>;
}
