import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { say, t } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import { Phrase } from '../../components/phrase';
import { Pill } from '../../components/pill';
import { RoutineLink } from '../../components/routine-link';
import { toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import css from './about-tab.module.css';
import type { AskedConsent } from './routine-list';
import { CAPABILITY_WORDS } from './routine-words';

interface ConsentRowProps {
  readonly consent: AskedConsent;
  /** `called`: another routine that it calls; `calls`: the routine itself, by what it gives to those it calls. */
  readonly by: 'steps' | 'calls' | 'called';
  /** From here it can be given and taken back. */
  readonly mayConsent: boolean;
}

/** One thing a person has to allow: what it is, whether it is allowed, and the button for it. */
export function ConsentRow({ consent, by, mayConsent }: ConsentRowProps) {
  const { routineName, capability, allowed, privateHosts = [] } = consent;
  const Shield = allowed ? ShieldCheck : ShieldAlert;
  return (
    <li className={css['consent']}>
      <Shield size={15} aria-hidden />
      <span>
        {say(CAPABILITY_WORDS[capability])}
        {privateHosts.length > 0 ? (
          <small>{t('and {hosts} in your own network', { hosts: privateHosts.join(', ') })}</small>
        ) : null}
        {by === 'calls' ? <small>{t('with what it gives to routines that it calls')}</small> : null}
        {by === 'called' ? (
          <small>
            <Phrase
              text={t('in <name/>, which it calls')}
              parts={{ name: <RoutineLink name={routineName} /> }}
            />
          </small>
        ) : null}
        {mayConsent ? null : (
          <small>{t('Desktop only: this is allowed at the computer that Muster runs on.')}</small>
        )}
      </span>
      <Pill tone={allowed ? 'green' : 'amber'} icon={Shield} small>
        {allowed ? t('Allowed') : t('Not allowed yet')}
      </Pill>
      {mayConsent ? <ConsentButton consent={consent} /> : null}
    </li>
  );
}

function ConsentButton({ consent: { routineName, hash, capability, allowed } }: { consent: AskedConsent }) {
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const change = async (): Promise<void> => {
    const answer = await run('consent', 'routines.consent', {
      ...{ routineName, hash, capabilities: [capability], allow: !allowed },
    });
    if (answer?.ok === false) toastError(answer.error);
  };
  const words = { name: routineName, capability };
  return (
    <ActionButton
      label={allowed ? t('Take back') : t('Allow')}
      accessibleName={
        allowed
          ? t(
              'Take back that {name} may {capability, select, shell {run commands on the device} other {reach the network}}',
              words,
            )
          : t(
              'Allow {name} to {capability, select, shell {run commands on the device} other {reach the network}}',
              words,
            )
      }
      size="compact-sm"
      variant="default"
      busy={pending.has('consent')}
      disabledReason={blocked}
      onClick={() => void change()}
    />
  );
}
