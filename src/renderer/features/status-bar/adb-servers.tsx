import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import type { AdbServerView } from '../../../shared/view';
import { useHost } from '../../state/host-context';
import css from './status-bar.module.css';

/** So many are named; the rest is counted, and the page of instances has all of them. */
const NAMED = 2;

const STATE_WORDS: Readonly<Record<AdbServerView['state'], Message | null>> = {
  connected: null,
  connecting: msg('connecting…'),
  absent: msg('not reachable'),
};

/** Every adb server with its state: version and address where it answers. Leads to the instances. */
export function AdbServers({ servers }: { servers: readonly AdbServerView[] }) {
  const { uiStore } = useHost();
  const rest = servers.length - NAMED;
  return (
    <button
      type="button"
      className={css['servers']}
      title={servers.map(wordsOf).join('\n')}
      onClick={() => {
        uiStore.setState({ page: 'instances' });
      }}
    >
      {servers.slice(0, NAMED).map((server) => (
        <AdbServer key={server.address} server={server} />
      ))}
      {rest > 0 ? <span>{t('and {rest} more', { rest })}</span> : null}
    </button>
  );
}

function AdbServer({ server }: { server: AdbServerView }) {
  const { state } = server;
  return (
    <span className={css['server']}>
      <i data-state={state} aria-hidden />
      <span className={css['address']}>{wordsOf(server)}</span>
    </span>
  );
}

/** `adb 35.0.2 · 127.0.0.1:5037`, with its state where it is none to be taken for granted. */
function wordsOf({ role, state, version, address }: AdbServerView): string {
  const name = role === 'simulator' ? t('simulator') : `adb${version === null ? '' : ` ${version}`}`;
  const word = STATE_WORDS[state];
  return [name, address, ...(word === null ? [] : [say(word)])].join(' · ');
}
