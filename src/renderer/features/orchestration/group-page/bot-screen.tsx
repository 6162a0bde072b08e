import { Camera } from 'lucide-react';
import { t } from '../../../../shared/catalogue/translate';
import { explainError } from '../../../../shared/explain';
import type { BotId, OrchestrationId } from '../../../../shared/ids';
import type { InstanceRef } from '../../../../shared/instance-reference';
import type { BotLook } from '../../../../shared/looked';
import { ActionButton } from '../../../components/action-button';
import { RelativeTime } from '../../../components/clocks';
import { MarkedScreen } from '../../../components/marked-screen';
import { Note } from '../../../components/note';
import { clockTime } from '../../../components/time-words';
import { useBlockedReason } from '../../../state/blocked';
import css from './bot-drawer.module.css';
import { marksOf } from './look-marks';
import { lookedOn } from './use-bot-looks';
import { useBotScreen } from './use-bot-screen';

interface BotScreenProps {
  readonly orchestrationId: OrchestrationId;
  readonly botId: BotId;
  readonly instance: InstanceRef;
  readonly looks: readonly BotLook[];
}

/** What a bot saw last, or what its instance shows when asked for. */
export function BotScreen({ orchestrationId, botId, instance, looks }: BotScreenProps) {
  const { frame, busy, error, take } = useBotScreen(orchestrationId, botId, instance);
  const blocked = useBlockedReason();
  return (
    <section className={css['screen']} aria-label={t('Screen')}>
      <div className={css['screenHead']}>
        <h3>{t('Last frame')}</h3>
        {frame === null ? null : (
          <span
            title={frame.by === 'bot' ? t('The bot looked at it') : t('Taken because somebody asked for it')}
          >
            <RelativeTime at={frame.at} />
          </span>
        )}
      </div>
      <div className={css['stage']} data-empty={frame === null}>
        {frame === null ? (
          <p>{t('This routine hasn’t looked at the screen yet.')}</p>
        ) : (
          <MarkedScreen
            png={frame.png}
            size={frame.screen ?? frame}
            marks={frame.by === 'bot' ? marksOf(lookedOn(frame, looks)) : []}
            alt={t('Screen of {name} at {time}', {
              name: instance,
              time: clockTime(Date.parse(frame.at), true),
            })}
          />
        )}
      </div>
      {error ? <Note tone="red" {...explainError(error)} /> : null}
      <ActionButton
        label={t('Take a screenshot')}
        icon={Camera}
        size="compact-sm"
        variant="default"
        busy={busy}
        disabledReason={blocked}
        onClick={take}
      />
    </section>
  );
}
