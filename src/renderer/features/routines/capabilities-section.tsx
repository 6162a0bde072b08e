import { Check } from 'lucide-react';
import { say, t } from '../../../shared/catalogue/translate';
import {
  CONSENT_CAPABILITIES,
  type RoutineCapability,
  type RoutineSummary,
} from '../../../shared/routine-summary';
import css from './about-tab.module.css';
import { ConsentRow } from './consent-row';
import { askedConsents, type AskedConsent, type RoutinesByName } from './routine-list';
import { CAPABILITY_WORDS, wasRead } from './routine-words';
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
    return (
      <p className={css['none']}>
        {wasRead(routine)
          ? t('It looks and waits, nothing more.')
          : t('Nobody can tell before the errors of the file are mended.')}
      </p>
    );
  const whoDoes = ({ routineName, capability }: AskedConsent): 'steps' | 'calls' | 'called' => {
    if (routineName !== routine.name) return 'called';
    return routine.ownCapabilities.includes(capability) ? 'steps' : 'calls';
  };
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
          <ConsentRow
            key={`${consent.routineName} ${consent.capability}`}
            consent={asRead(consent, routine, file)}
            by={whoDoes(consent)}
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

/** What can be looked at here is what is allowed; of another routine it is the file as the host knows it. */
function asRead(
  consent: AskedConsent,
  { name }: RoutineSummary,
  file: RoutineFile | undefined,
): AskedConsent {
  return consent.routineName === name && file ? { ...consent, hash: file.hash } : consent;
}
