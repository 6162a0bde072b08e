import { Camera, EyeOff, PencilLine, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { INSTANCE_STATE_WORDS, PURPOSE_WORDS } from '../../../shared/explain/states';
import type { InstanceView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { exactTime } from '../../components/time-words';
import { HolderName } from './holder-name';
import type { InstanceRowProps } from './instance-row-props';
import { forgetRefusal, reconnectRefusal, screenshotRefusal } from './instance-rules';
import css from './instance-table.module.css';
import { NextTry } from './last-seen';
import { nameOf } from './use-instance-actions';

/** Everything known of an instance in words, what to do about its state, and its actions with their names. */
export function InstanceDetails(props: InstanceRowProps) {
  const { instance, server } = props;
  const { ref, label, state, serial, otherSerials, adbServer, model, holder, lastSeenAt, reconnect } =
    instance;
  const { title, hint } = INSTANCE_STATE_WORDS[state];
  return (
    <div className={css['details']}>
      <dl>
        <Fact name="State">{`${title.charAt(0).toUpperCase()}${title.slice(1)}. ${hint}`}</Fact>
        <Fact name="Reference">
          {ref}
          {label === null ? '' : ', labelled '}
          {label === null ? null : <bdi>{label}</bdi>}
        </Fact>
        <Fact name="adb names">
          {[serial, ...otherSerials].filter(Boolean).join(', ') || 'none at the moment'}
        </Fact>
        <Fact name="adb server">
          {adbServer === null ? 'none lists it' : `${adbServer}${server === '' ? '' : `, ${server}`}`}
        </Fact>
        <Fact name="Model">{model ?? 'not known'}</Fact>
        <Fact name="Held by">
          {holder === null ? (
            'nobody'
          ) : (
            <>
              <HolderName holder={holder} />, for {PURPOSE_WORDS[holder.purpose]}
            </>
          )}
        </Fact>
        <Fact name="Last seen">{lastSeenAt === null ? 'never' : exactTime(Date.parse(lastSeenAt))}</Fact>
        {reconnect === null ? null : (
          <Fact name="Reconnect">
            <NextTry reconnect={reconnect} />
          </Fact>
        )}
      </dl>
      <DetailButtons {...props} />
    </div>
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

function DetailButtons({ instance, isReconnecting, isForgetting, blocked, actions }: InstanceRowProps) {
  const name = nameOf(instance);
  const button = (
    verb: 'Screenshot' | 'Reconnect' | 'Rename' | 'Forget',
    act: (instance: InstanceView) => void,
    rest: { icon: typeof Camera; refusal: string | null; busy?: boolean },
  ) => (
    <ActionButton
      label={verb}
      accessibleName={`${verb} ${name}`}
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
      {button('Screenshot', actions.screenshot, { icon: Camera, refusal: screenshotRefusal(instance) })}
      {button('Reconnect', actions.reconnect, {
        icon: RefreshCw,
        refusal: reconnectRefusal(instance),
        busy: isReconnecting,
      })}
      {button('Rename', actions.rename, { icon: PencilLine, refusal: null })}
      {button('Forget', actions.forget, {
        icon: EyeOff,
        refusal: forgetRefusal(instance),
        busy: isForgetting,
      })}
    </div>
  );
}
