import { Check, ShieldAlert, ShieldCheck } from 'lucide-react';
import { say, t } from '../../../shared/catalogue/translate';
import {
  CONSENT_CAPABILITIES,
  type RoutineCapability,
  type RoutineSummary,
} from '../../../shared/routine-summary';
import { ActionButton } from '../../components/action-button';
import { Phrase } from '../../components/phrase';
import { Pill } from '../../components/pill';
import { RoutineLink } from '../../components/routine-link';
import { toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import css from './about-tab.module.css';
import { askedConsents, type AskedConsent, type RoutinesByName } from './routine-list';
import { CAPABILITY_WORDS } from './routine-words';
import type { RoutineFile } from './use-routine-file';

interface CapabilitiesProps {
  readonly routine: RoutineSummary;
  readonly routines: RoutinesByName;
  readonly file: RoutineFile | undefined;
}

/** What a routine may do in plain words, and the consent a person gives or takes back. */
export function CapabilitiesSection({ routine, routines, file }: CapabilitiesProps) {
  const asked = askedConsents(routine.name, routines);
  const plain = routine.capabilities.filter((capability) => !NEEDS_CONSENT.has(capability));
  if (plain.length === 0 && asked.length === 0)
    return <p className={css['none']}>{t('It looks and waits, nothing more.')}</p>;
  return (
    <>
      <ul className={css['facts']}>
        {plain.map((capability) => (
          <li key={capability}>
            <Check size={15} aria-hidden />
            <span>
              {say(CAPABILITY_WORDS[capability])}
              {routine.ownCapabilities.includes(capability) ? null : (
                <small>{t('in a routine that it calls')}</small>
              )}
            </span>
          </li>
        ))}
        {asked.map((consent) => (
          <Consent
            key={`${consent.routineName} ${consent.capability}`}
            // What was looked at here is what is allowed; of another routine it is the file as it is now.
            consent={
              consent.routineName === file?.file.replace(/\.ya?ml$/u, '')
                ? { ...consent, hash: file.hash }
                : consent
            }
            isOwn={consent.routineName === routine.name}
            mayConsent={file?.mayConsent ?? true}
          />
        ))}
      </ul>
      {asked.length === 0 ? null : (
        <p className={css['fine']}>
          {t(
            'A consent holds for exactly this text of the routine: when its file changes, you are asked again.',
          )}
        </p>
      )}
    </>
  );
}

const NEEDS_CONSENT: ReadonlySet<RoutineCapability> = new Set(CONSENT_CAPABILITIES);

interface ConsentProps {
  readonly consent: AskedConsent;
  readonly isOwn: boolean;
  readonly mayConsent: boolean;
}

function Consent({ consent, isOwn, mayConsent }: ConsentProps) {
  const { routineName, hash, capability, allowed } = consent;
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
    <li className={css['consent']}>
      {allowed ? <ShieldCheck size={15} aria-hidden /> : <ShieldAlert size={15} aria-hidden />}
      <span>
        {say(CAPABILITY_WORDS[capability])}
        {isOwn ? null : (
          <small>
            <Phrase
              text={t('in <name/>, which it calls')}
              parts={{ name: <RoutineLink name={routineName} /> }}
            />
          </small>
        )}
        {mayConsent ? null : (
          <small>{t('Desktop only: this is allowed at the computer that Muster runs on.')}</small>
        )}
      </span>
      <Pill tone={allowed ? 'green' : 'amber'} icon={allowed ? ShieldCheck : ShieldAlert} small>
        {allowed ? t('Allowed') : t('Not allowed yet')}
      </Pill>
      {mayConsent ? (
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
      ) : null}
    </li>
  );
}
