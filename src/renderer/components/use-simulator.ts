import type { HostView } from '../../shared/view';
import { useSettings } from '../state/settings-context';
import { useView } from '../state/host-context';
import { toastError } from './toasts';
import { useCommands } from './use-command';

const OFF: HostView['simulator'] = { state: 'off', devices: 0 };

/** The simulator as the host reports it, and its two verbs. */
export function useSimulator(): {
  readonly simulator: HostView['simulator'];
  readonly starting: boolean;
  readonly stopping: boolean;
  readonly start: () => void;
  readonly stop: () => void;
} {
  const simulator = useView((state) => state.view?.host.simulator ?? OFF);
  const { settings } = useSettings();
  const { pending, run } = useCommands();
  const start = async (): Promise<void> => {
    const answer = await run('start', 'simulator.start', { devices: settings.simulatedDevices });
    if (answer?.ok === false) toastError(answer.error);
  };
  const stop = async (): Promise<void> => {
    const answer = await run('stop', 'simulator.stop', {});
    if (answer?.ok === false) toastError(answer.error);
  };
  return {
    simulator,
    starting: pending.has('start') || simulator.state === 'starting',
    stopping: pending.has('stop'),
    start: () => void start(),
    stop: () => void stop(),
  };
}
