import { t } from '../../../shared/catalogue/translate';
import { Check, Download, FlaskConical, LibraryBig, Plus, SquarePlus, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { ActionButton } from '../../components/action-button';
import { LoadSamplesButton } from '../../components/load-samples-button';
import { TourOffer } from '../../components/tour-offer';
import { useSimulator } from '../../components/use-simulator';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import css from './empty-state.module.css';

/** What a newcomer sees: the three steps to a first group. */
export function EmptyState() {
  return (
    <div className={css['empty']}>
      <h2>{t('No groups yet')}</h2>
      <p>{t('A group runs one routine on several emulators at once. Three steps to the first one:')}</p>
      <TourOffer />
      <ol className={css['steps']}>
        <SimulatorStep />
        <SamplesStep />
        <NewStep />
      </ol>
      <ImportLine />
    </div>
  );
}

function SimulatorStep() {
  const { simulator, starting, start } = useSimulator();
  const blocked = useBlockedReason();
  return (
    <Step
      icon={FlaskConical}
      title={t('Have something to run on')}
      text={t('Start or connect emulators, or try everything with simulated ones: nothing to install.')}
    >
      {simulator.state === 'on' ? (
        <span className={css['done']}>
          <Check size={16} aria-hidden />
          {t('{count, plural, one {# simulated emulator} other {# simulated emulators}} on', {
            count: simulator.devices,
          })}
        </span>
      ) : (
        <ActionButton
          data-tour="simulator"
          label={t('Use simulated emulators')}
          variant="default"
          size="xs"
          busy={starting}
          disabledReason={blocked}
          onClick={start}
        />
      )}
    </Step>
  );
}

function SamplesStep() {
  return (
    <Step
      icon={LibraryBig}
      title={t('Look at samples')}
      text={t('Groups and routines that teach by example, ready to start on simulated emulators.')}
    >
      <LoadSamplesButton data-tour="samples" variant="default" size="xs" hasIcon={false} />
    </Step>
  );
}

function NewStep() {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  return (
    <Step
      icon={SquarePlus}
      title={t('Make your own')}
      text={t('Choose a routine, the instances it may use and how many bots; press Start.')}
    >
      <ActionButton
        label={t('New group')}
        accessibleName={t('New group: make your own')}
        icon={Plus}
        size="xs"
        disabledReason={blocked}
        onClick={() => {
          uiStore.setState({ dialog: { kind: 'newDefinition' } });
        }}
      />
    </Step>
  );
}

/** The way in for who was given groups by somebody else. */
function ImportLine() {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  return (
    <div className={css['import']}>
      <span>{t('Were you given groups? Drop the files anywhere in this window, or choose them:')}</span>
      <ActionButton
        label={t('Import…')}
        icon={Download}
        variant="default"
        size="xs"
        style={{ flex: 'none' }}
        disabledReason={blocked}
        onClick={() => {
          uiStore.setState({ dialog: { kind: 'import', files: [], text: null } });
        }}
      />
    </div>
  );
}

function Step(props: { icon: LucideIcon; title: string; text: string; children: ReactNode }) {
  const { icon: Icon, title, text, children } = props;
  return (
    <li className={css['step']}>
      <Icon size={22} strokeWidth={1.7} aria-hidden />
      <h3>{title}</h3>
      <p>{text}</p>
      <div>{children}</div>
    </li>
  );
}
