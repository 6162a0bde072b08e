import { Smartphone } from 'lucide-react';
import { useView } from '../../state/host-context';
import css from './instances-page.module.css';

const WORDS = {
  connected: 'reached, reports no device',
  connecting: 'connecting…',
  absent: 'not reachable; start it with “adb start-server”',
} as const;

/** Nothing to run on: what was looked for and found. */
export function NoInstances() {
  const servers = useView((state) => state.view?.host.adbServers);
  return (
    <div className={css['empty']}>
      <Smartphone size={32} strokeWidth={1.5} aria-hidden />
      <h2>No emulator or phone found</h2>
      <p>
        Start an emulator with adb debugging switched on, or plug in a phone: it appears here by itself. Or
        use simulated emulators to try everything without one.
      </p>
      <ul>
        {servers?.map(({ address, state, version }) => (
          <li key={address}>
            adb server {address}
            {version === null ? '' : ` (${version})`}: {WORDS[state]}
          </li>
        ))}
      </ul>
    </div>
  );
}
