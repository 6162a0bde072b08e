import { FlaskConical, Power } from 'lucide-react';
import { useMemo } from 'react';
import type { InstanceView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { useSimulator } from '../../components/use-simulator';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import { InstanceTable } from './instance-table';
import css from './instances-page.module.css';
import { NoInstances } from './no-instances';

const NONE: Readonly<Record<string, InstanceView>> = {};
const order = new Intl.Collator(undefined, { numeric: true });

/** Every emulator and phone the host knows, with who holds it. */
export function InstancesPage() {
  const instances = useView((state) => state.view?.instances ?? NONE);
  const known = useView((state) => state.view !== undefined);
  const list = useMemo(
    () => Object.values(instances).sort((a, b) => order.compare(a.ref, b.ref)),
    [instances],
  );
  if (!known) return <div className={css['page']} aria-busy="true" />;
  return (
    <div className={css['page']}>
      <div className={css['toolbar']}>
        <h1 className={css['title']}>
          Instances<span>{list.length}</span>
        </h1>
        <span className={css['grow']} />
        <SimulatorButton />
      </div>
      <div className={css['scroll']}>
        {list.length === 0 ? <NoInstances /> : <InstanceTable instances={list} />}
      </div>
    </div>
  );
}

function SimulatorButton() {
  const { simulator, starting, stopping, start, stop } = useSimulator();
  const blocked = useBlockedReason();
  const held = useView((state) =>
    Object.values(state.view?.instances ?? {}).some(
      ({ ref, holder }) => ref.startsWith('sim:') && holder !== null,
    ),
  );
  return simulator.state === 'on' ? (
    <ActionButton
      label="Close simulated emulators"
      icon={Power}
      variant="default"
      h={32}
      busy={stopping}
      disabledReason={blocked ?? (held ? 'Some are in use: stop their groups first' : null)}
      onClick={stop}
    />
  ) : (
    <ActionButton
      label="Use simulated emulators"
      icon={FlaskConical}
      variant="default"
      h={32}
      busy={starting}
      disabledReason={blocked}
      onClick={start}
    />
  );
}
