import { t } from '../../../shared/catalogue/translate';
import { explainError } from '../../../shared/explain';
import type { AdbServerView, InstanceView } from '../../../shared/view';
import { Note } from '../../components/note';
import { useView } from '../../state/host-context';
import css from './instances-page.module.css';

const NONE: readonly AdbServerView[] = [];

/** Says when an adb server does not answer that some of the listed instances need; simulated ones need none. */
export function ServerNotes({ instances }: { instances: readonly InstanceView[] }) {
  const servers = useView((state) => state.view?.host.adbServers ?? NONE);
  const absent = servers.filter(({ role, state }) => role === 'real' && state === 'absent');
  if (absent.length === 0 || instances.every(({ ref }) => ref.startsWith('sim:'))) return null;
  return (
    <div className={css['notes']}>
      {absent.map(({ address, startFailure }) => {
        const { title, hint } = explainError({ code: 'adb_server_absent', adbServer: address });
        return (
          <Note
            key={address}
            tone="amber"
            title={title}
            hint={
              startFailure === null
                ? hint
                : t('It could not be started: {why}. {hint}', { why: startFailure, hint })
            }
          />
        );
      })}
    </div>
  );
}
