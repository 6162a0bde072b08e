import { Square } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { currentLanguage, t } from '../../../shared/catalogue/translate';
import type { HostView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useView } from '../../state/host-context';
import { AdbServers } from './adb-servers';
import css from './status-bar.module.css';
import { countRunning } from './running-totals';

/** The strip at the bottom: adb servers, what is held, what runs, load, and the way to stop everything. */
export function StatusBar() {
  const { uiStore } = useHost();
  const host = useView((state) => state.view?.host);
  const { groups, bots } = useView(useShallow(countRunning));
  const blocked = useBlockedReason();
  return (
    <footer className={css['bar']} aria-label={t('Status')}>
      {host ? (
        <>
          <AdbServers servers={host.adbServers} />
          <Instances />
          <span className={css['fact']}>
            {t(
              '{groups, plural, one {# group} other {# groups}}, {bots, plural, one {# bot} other {# bots}}',
              {
                groups,
                bots,
              },
            )}
          </span>
          <Load host={host} />
        </>
      ) : null}
      <span className={css['grow']} />
      <ActionButton
        label={t('Stop all')}
        icon={Square}
        variant="default"
        className={css['stop'] ?? ''}
        size="compact-xs"
        h={22}
        px={10}
        aria-keyshortcuts="Escape Escape"
        disabledReason={blocked ?? (groups === 0 ? t('Nothing is running') : null)}
        onClick={() => {
          uiStore.setState({ dialog: { kind: 'stopAll' } });
        }}
      />
    </footer>
  );
}

function Instances() {
  const { instances, held } = useView(
    useShallow((state) => {
      const all = Object.values(state.view?.instances ?? {});
      return { instances: all.length, held: all.filter(({ holder }) => holder !== null).length };
    }),
  );
  return (
    <span className={css['fact']}>
      {t('{instances, plural, one {# instance} other {# instances}}, {held} held', { instances, held })}
    </span>
  );
}

function Load({ host }: { host: HostView }) {
  const cpu = Math.round(host.cpuPercent);
  const memory = Math.round(host.memoryMb).toLocaleString(currentLanguage());
  return (
    <span className={css['fact']} title={`Muster ${host.version} · ${host.dataFolder}`}>
      <span className={css['load']}>{t('CPU {cpu} %', { cpu })}</span>
      <span className={css['memory']}>{t('{memory} MB', { memory })}</span>
    </span>
  );
}
