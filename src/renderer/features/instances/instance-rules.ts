import { t } from '../../../shared/catalogue/translate';
import { INSTANCE_STATE_WORDS, PURPOSE_WORDS } from '../../../shared/explain/states';
import { parseInstanceRef } from '../../../shared/instance-reference';
import type { InstanceView } from '../../../shared/view';

const NETWORK_ADDRESS = /^(?:[\w.-]+|\[[\da-fA-F:.]+\]):\d+$/;

/** `HOST:PORT` under which a network device can be connected; undefined for cables, emulators adb finds and simulated ones. */
export function addressOf({ ref, serial, otherSerials }: InstanceView): string | undefined {
  const parsed = parseInstanceRef(ref);
  if (parsed?.kind === 'sim') return undefined;
  if (parsed?.kind === 'tcp') return parsed.key;
  return [serial, ...otherSerials].find(
    (name): name is string => name !== null && NETWORK_ADDRESS.test(name),
  );
}

/** Why no picture can be taken now; null when one can. A bot's instance is looked at through the bot. */
export function screenshotRefusal({ state, holder }: InstanceView): string | null {
  if (state !== 'ready' && state !== 'booting') return stateReason(state);
  return holder !== null && holder.purpose !== 'bot' ? holderReason(holder) : null;
}

/** Why it can't be connected anew now; null when it can. One that is held and does not answer may be. */
export function reconnectRefusal(instance: InstanceView): string | null {
  if (addressOf(instance) === undefined && !instance.remembered)
    return t('Only devices on the network can be reconnected');
  const answers = instance.state === 'ready' || instance.state === 'booting';
  return answers && instance.holder !== null ? holderReason(instance.holder) : null;
}

/** Why it can't be forgotten now; null when it can. */
export function forgetRefusal({ holder, remembered, serial }: InstanceView): string | null {
  if (holder !== null) return holderReason(holder);
  if (serial !== null && !remembered) return t('adb lists it while it is there; forget it when it is gone');
  return null;
}

function stateReason(state: InstanceView['state']): string {
  const { title, hint } = INSTANCE_STATE_WORDS[state];
  return t('It is {state}. {hint}', { state: title, hint });
}

function holderReason({ groupName, purpose }: NonNullable<InstanceView['holder']>): string {
  return t('In use by “{name}” for {purpose}', { name: groupName, purpose: PURPOSE_WORDS[purpose] });
}
