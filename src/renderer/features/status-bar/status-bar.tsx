import { Square } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import type { AdbServerView } from '../../../shared/view';
import { counted } from '../../../shared/explain/words';
import { ActionButton } from '../../components/action-button';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useView } from '../../state/host-context';
import css from './status-bar.module.css';
import { countRunning } from './running-totals';

/** The strip at the bottom: adb servers, what is held, what runs, load, and the way to stop everything. */
export function StatusBar() {
  const { uiStore } = useHost();
  const host = useView((state) => state.view?.host);
  const { groups, bots } = useView(useShallow(countRunning));
  const { instances, held } = useView(
    useShallow((state) => {
      const all = Object.values(state.view?.instances ?? {});
      return { instances: all.length, held: all.filter(({ holder }) => holder !== null).length };
    }),
  );
  const blocked = useBlockedReason();
  return (
    <footer className={css['bar']} aria-label="Status">
      {host?.adbServers.map((server) => (
        <AdbServer key={server.address} server={server} />
      ))}
      {host ? (
        <>
          <span>
            {counted(instances, 'instance')}, {held} held
          </span>
          <span>
            {counted(groups, 'group')} running, {counted(bots, 'bot')}
          </span>
          <span title={`Muster ${host.version} · ${host.dataFolder}`}>
            CPU {Math.round(host.cpuPercent)} % · {Math.round(host.memoryMb).toLocaleString()} MB
          </span>
        </>
      ) : null}
      <span className={css['grow']} />
      <ActionButton
        label="Stop all"
        icon={Square}
        variant="default"
        className={css['stop'] ?? ''}
        size="compact-xs"
        h={22}
        px={10}
        aria-keyshortcuts="Escape Escape"
        disabledReason={blocked ?? (groups === 0 ? 'Nothing is running' : null)}
        onClick={() => {
          uiStore.setState({ dialog: { kind: 'stopAll' } });
        }}
      />
    </footer>
  );
}

const STATE_WORDS = { connected: '', connecting: ' · connecting…', absent: ' · not reachable' } as const;

function AdbServer({ server }: { server: AdbServerView }) {
  const { role, state, version, address } = server;
  const name = role === 'simulator' ? 'simulator' : `adb${version === null ? '' : ` ${version}`}`;
  return (
    <span className={css['server']} title={`adb server at ${address}`}>
      <i data-state={state} aria-hidden />
      {name} · {address}
      {STATE_WORDS[state]}
    </span>
  );
}
