import { Camera, EyeOff, PencilLine, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Phrase } from '../../components/phrase';
import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { INSTANCE_STATE_WORDS, PURPOSE_WORDS } from '../../../shared/explain/states';
import type { InstanceView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { exactTime } from '../../components/time-words';
import { captureWords } from './capture-words';
import { HolderName } from './holder-name';
import type { InstanceRowProps } from './instance-row-props';
import { forgetRefusal, reconnectRefusal, screenshotRefusal } from './instance-rules';
import css from './instance-table.module.css';
import { NextTry } from './last-seen';
import { nameOf } from './use-instance-actions';

/** Everything known of an instance in words, what to do about its state, and its actions with their names. */
export function InstanceDetails(props: InstanceRowProps) {
  const { instance, server } = props;
  const { ref, label, state, serial, otherSerials, adbServer, model, holder, lastSeenAt } = instance;
  const { reconnect, capture } = instance;
  const { title, hint } = INSTANCE_STATE_WORDS[state];
  return (
    <div className={css['details']}>
      <dl>
        <Fact name={t('State')}>{`${title.charAt(0).toLocaleUpperCase()}${title.slice(1)}. ${hint}`}</Fact>
        <Fact name={t('Reference')}>
          {label === null ? (
            ref
          ) : (
            <Phrase text={t('{ref}, labelled <name/>', { ref })} parts={{ name: <bdi>{label}</bdi> }} />
          )}
        </Fact>
        <Fact name={t('adb names')}>
          {[serial, ...otherSerials].filter(Boolean).join(', ') || t('none at the moment')}
        </Fact>
        <Fact name={t('adb server')}>
          {adbServer === null ? t('none lists it') : `${adbServer}${server === '' ? '' : `, ${server}`}`}
        </Fact>
        <Fact name={t('Model')}>{model ?? t('not known')}</Fact>
        <Fact name={t('Held by')}>{holder === null ? t('nobody') : <Holder holder={holder} />}</Fact>
        <Fact name={t('Last seen')}>
          {lastSeenAt === null ? t('never') : exactTime(Date.parse(lastSeenAt))}
        </Fact>
        <Fact name={t('Screen')}>
          {capture === null ? t('nobody has looked at it yet') : captureWords(capture)}
        </Fact>
        {reconnect === null ? null : (
          <Fact name={t('Reconnect')}>
            <NextTry reconnect={reconnect} />
          </Fact>
        )}
      </dl>
      <DetailButtons {...props} />
    </div>
  );
}

function Holder({ holder }: { holder: NonNullable<InstanceView['holder']> }) {
  return (
    <Phrase
      text={t('<name/>, for {purpose}', { purpose: PURPOSE_WORDS[holder.purpose] })}
      parts={{ name: <HolderName holder={holder} /> }}
    />
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const SCREENSHOT = [msg('Screenshot'), msg('Screenshot {name}')] as const;
const RECONNECT = [msg('Reconnect'), msg('Reconnect {name}')] as const;
const RENAME = [msg('Rename'), msg('Rename {name}')] as const;
const FORGET = [msg('Forget'), msg('Forget {name}')] as const;

function DetailButtons({ instance, isReconnecting, isForgetting, blocked, actions }: InstanceRowProps) {
  const name = nameOf(instance);
  const button = (
    [label, ofInstance]: readonly [Message, Message],
    act: (instance: InstanceView) => void,
    rest: { icon: typeof Camera; refusal: string | null; busy?: boolean },
  ) => (
    <ActionButton
      label={say(label)}
      accessibleName={say(ofInstance, { name })}
      icon={rest.icon}
      size="xs"
      variant="default"
      busy={rest.busy ?? false}
      disabledReason={blocked ?? rest.refusal}
      onClick={() => {
        act(instance);
      }}
    />
  );
  return (
    <div className={css['detailButtons']}>
      {button(SCREENSHOT, actions.screenshot, { icon: Camera, refusal: screenshotRefusal(instance) })}
      {button(RECONNECT, actions.reconnect, {
        icon: RefreshCw,
        refusal: reconnectRefusal(instance),
        busy: isReconnecting,
      })}
      {button(RENAME, actions.rename, { icon: PencilLine, refusal: null })}
      {button(FORGET, actions.forget, {
        icon: EyeOff,
        refusal: forgetRefusal(instance),
        busy: isForgetting,
      })}
    </div>
  );
}
