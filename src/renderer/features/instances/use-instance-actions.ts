import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { InstanceView } from '../../../shared/view';
import type { HostLink } from '../../rpc/host-link';
import { toastDone, toastError, toastWithAction } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useHost } from '../../state/host-context';
import { addressOf } from './instance-rules';

/** The verbs of a row. Each is one call or opens a dialog; what comes of it is told by the view. */
export interface InstanceActions {
  readonly reconnect: (instance: InstanceView) => void;
  readonly rename: (instance: InstanceView) => void;
  /** At once, with a way back, when it can be connected again; else it asks first. */
  readonly forget: (instance: InstanceView) => void;
  readonly screenshot: (instance: InstanceView) => void;
}

/** What an instance is called in sentences: its label, else its reference. */
export function nameOf({ label, ref }: Pick<InstanceView, 'label' | 'ref'>): string {
  return label ?? ref;
}

/** The verbs, and the keys of calls under way: `reconnect sim:1`, `forget sim:1`. */
export function useInstanceActions(): {
  readonly actions: InstanceActions;
  readonly pending: ReadonlySet<string>;
} {
  const { link, uiStore } = useHost();
  const { pending, run } = useCommands();
  const actions = useMemo((): InstanceActions => {
    const reconnect = async (instance: InstanceView): Promise<void> => {
      const { ref } = instance;
      const answer = await run(`reconnect ${ref}`, 'instances.reconnect', { ref });
      if (answer?.ok === true) toastDone(t('{name} was reconnected', { name: nameOf(instance) }));
      else if (answer) toastError(answer.error);
    };
    const forget = async (instance: InstanceView, address: string): Promise<void> => {
      const { ref } = instance;
      const answer = await run(`forget ${ref}`, 'instances.forget', { ref });
      if (answer?.ok === false) toastError(answer.error);
      if (answer?.ok !== true) return;
      toastWithAction(t('{name} was forgotten', { name: nameOf(instance) }), {
        label: t('Undo'),
        onClick: () => void bringBack(link, instance, address),
      });
    };
    return {
      reconnect: (instance) => void reconnect(instance),
      rename: ({ ref }) => {
        uiStore.setState({ dialog: { kind: 'renameInstance', ref } });
      },
      forget: (instance) => {
        const address = addressOf(instance);
        if (instance.state === 'ready' && address !== undefined) void forget(instance, address);
        else uiStore.setState({ dialog: { kind: 'forgetInstance', ref: instance.ref } });
      },
      screenshot: ({ ref }) => {
        uiStore.setState({ dialog: { kind: 'screenshot', ref } });
      },
    };
  }, [link, run, uiStore]);
  return { actions, pending };
}

async function bringBack(link: HostLink, instance: InstanceView, address: string): Promise<void> {
  const connected = await link.call('instances.connect', { address });
  if (!connected.ok) {
    toastError(connected.error);
    return;
  }
  const { ref } = connected.value;
  const { label } = instance;
  const named = label === null ? null : await link.call('instances.rename', { ref, label });
  if (named?.ok === false) toastError(named.error);
  else toastDone(t('{name} is back', { name: nameOf(instance) }));
}
