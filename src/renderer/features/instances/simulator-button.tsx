import { FlaskConical, Power } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import { useSimulator } from '../../components/use-simulator';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useView } from '../../state/host-context';

/** Opens the dialog for simulated emulators, or ends them. `isPrimary`: the first thing to press. */
export function SimulatorButton({ isPrimary = false }: { isPrimary?: boolean }) {
  const { uiStore } = useHost();
  const { simulator, starting, stopping, stop } = useSimulator();
  const blocked = useBlockedReason();
  const held = useView((state) =>
    Object.values(state.view?.instances ?? {}).some(
      ({ ref, holder }) => ref.startsWith('sim:') && holder !== null,
    ),
  );
  return simulator.state === 'on' ? (
    <ActionButton
      label={t('Stop simulator')}
      icon={Power}
      variant="default"
      style={{ flex: 'none' }}
      busy={stopping}
      disabledReason={blocked ?? (held ? t('Some are in use: stop their groups first') : null)}
      onClick={stop}
    />
  ) : (
    <ActionButton
      label={t('Use simulated emulators')}
      icon={FlaskConical}
      variant={isPrimary ? 'filled' : 'default'}
      style={{ flex: 'none' }}
      busy={starting}
      disabledReason={blocked}
      onClick={() => {
        uiStore.setState({ dialog: { kind: 'simulator' } });
      }}
    />
  );
}
