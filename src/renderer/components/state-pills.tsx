import { t } from '../../shared/catalogue/translate';
import {
  Check,
  Circle,
  CircleDot,
  CircleSlash,
  CloudOff,
  Hourglass,
  Loader,
  Lock,
  Pause,
  Play,
  ScanSearch,
  Smartphone,
  Square,
  Timer,
  TriangleAlert,
  Unplug,
  Wrench,
  X,
  type LucideIcon,
} from 'lucide-react';
import { memo } from 'react';
import {
  BOT_STATE_WORDS,
  GROUP_STATE_WORDS,
  INSTANCE_STATE_WORDS,
  OUTCOME_WORDS,
} from '../../shared/explain/states';
import type { BotStateName, GroupStateName } from '../../shared/lifecycle-states';
import type { GroupOutcome } from '../../shared/run-event';
import type { BotView, InstanceState } from '../../shared/view';
import { Countdown, Waited } from './clocks';
import { Pill, type Tone } from './pill';

type Look = readonly [tone: Tone, icon: LucideIcon];

const GROUP_LOOK: Readonly<Record<GroupStateName, Look>> = {
  validating: ['blue', ScanSearch],
  acquiring: ['blue', Smartphone],
  launching: ['blue', Loader],
  running: ['green', Play],
  paused: ['amber', Pause],
  stopping: ['amber', Square],
  completed: ['green', Check],
  failed: ['red', X],
  stopped: ['grey', Circle],
};

const OUTCOME_LOOK: Readonly<Record<GroupOutcome, Look>> = {
  completed: ['green', Check],
  failed: ['red', X],
  stopped: ['grey', Circle],
  interrupted: ['amber', Unplug],
};

const BOT_LOOK: Readonly<Record<BotStateName, Look>> = {
  queued: ['grey', Hourglass],
  starting: ['blue', Loader],
  running: ['green', Play],
  paused: ['amber', Pause],
  waitingAccount: ['blue', Hourglass],
  recovering: ['amber', Wrench],
  retryWait: ['amber', Timer],
  stopping: ['amber', Square],
  stopped: ['grey', Circle],
  completed: ['green', Check],
  failed: ['red', X],
  cancelled: ['grey', CircleSlash],
};

const INSTANCE_LOOK: Readonly<Record<InstanceState, Look>> = {
  ready: ['green', CircleDot],
  booting: ['blue', Loader],
  offline: ['red', CloudOff],
  unauthorized: ['amber', Lock],
  authorizing: ['blue', Lock],
  connecting: ['blue', Loader],
  recovery: ['amber', Wrench],
  sideload: ['amber', Wrench],
  bootloader: ['amber', Wrench],
  no_permissions: ['amber', Lock],
  gone: ['grey', Unplug],
  unknown: ['amber', TriangleAlert],
};

/** State of a group that has been started. */
export const GroupStatePill = memo(function GroupStatePill({ state }: { state: GroupStateName }) {
  const [tone, icon] = GROUP_LOOK[state];
  const { title, hint } = GROUP_STATE_WORDS[state];
  return (
    <Pill tone={tone} icon={icon} title={hint}>
      {title}
    </Pill>
  );
});

/** How the last run of a definition ended; `null` when there was none. */
export const OutcomePill = memo(function OutcomePill({ outcome }: { outcome: GroupOutcome | null }) {
  const [tone, icon] = OUTCOME_LOOK[outcome ?? 'stopped'];
  const { title, hint } =
    outcome === null ? { title: t('Stopped'), hint: t('Never started yet.') } : OUTCOME_WORDS[outcome];
  return (
    <Pill tone={tone} icon={icon} title={hint}>
      {title}
    </Pill>
  );
});

/** State of a bot; while it waits for its next try, the time left; while it waits for an account, since when. */
export const BotStatePill = memo(function BotStatePill(
  props: Pick<BotView, 'state' | 'retry'> & { since?: string; small?: boolean },
) {
  const { state, retry, since, small = false } = props;
  const [tone, icon] = BOT_LOOK[state];
  const { title, hint } = BOT_STATE_WORDS[state];
  return (
    <Pill tone={tone} icon={icon} title={hint} small={small}>
      {title}
      {state === 'retryWait' && retry ? (
        <>
          {' '}
          <Countdown due={retry.dueAt} />
        </>
      ) : null}
      {state === 'waitingAccount' && since !== undefined ? (
        <>
          {' '}
          <Waited since={since} />
        </>
      ) : null}
    </Pill>
  );
});

/** State of an instance as adb reports it. */
export const InstanceStatePill = memo(function InstanceStatePill({ state }: { state: InstanceState }) {
  const [tone, icon] = INSTANCE_LOOK[state];
  const { title, hint } = INSTANCE_STATE_WORDS[state];
  return (
    <Pill tone={tone} icon={icon} title={hint}>
      {title}
    </Pill>
  );
});
