import type { ReactNode } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { RoutineInput, RoutineSummary } from '../../../shared/routine-summary';
import { RoutineLink } from '../../components/routine-link';
import css from './about-tab.module.css';
import { CapabilitiesSection } from './capabilities-section';
import type { RoutinesByName } from './routine-list';
import { defaultWords, kindWords, wasRead } from './routine-words';
import { SentriesSection } from './sentries-section';
import { UsedBySection } from './used-by-section';
import type { RoutineFile } from './use-routine-file';

interface AboutTabProps {
  readonly routine: RoutineSummary;
  readonly routines: RoutinesByName;
  readonly file: RoutineFile | undefined;
}

/** What a routine asks for, what it may do, what runs beside it, and who uses it. */
export function AboutTab({ routine, routines, file }: AboutTabProps) {
  return (
    <div
      className={css['about']}
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls can be scrolled by key
      tabIndex={0}
      role="group"
      aria-label={t('About {name}', { name: routine.title })}
    >
      <Section title={t('Inputs')}>
        {routine.inputs.length === 0 ? (
          <p className={css['none']}>
            {wasRead(routine)
              ? t('This routine has no inputs.')
              : t('Nobody can tell before the errors of the file are mended.')}
          </p>
        ) : (
          <Inputs inputs={routine.inputs} />
        )}
      </Section>
      <Section title={t('What it may do')}>
        <CapabilitiesSection routine={routine} routines={routines} file={file} />
      </Section>
      <SentriesSection sentries={file?.sentries ?? []} />
      <Section title={t('Used by')}>
        <UsedBySection routine={routine} routines={routines} />
      </Section>
      {routine.calls.length === 0 ? null : (
        <Section title={t('Routines it calls')}>
          <ul className={css['names']}>
            {routine.calls.map((name) => (
              <li key={name}>
                <RoutineLink name={name} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css['section']} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Inputs({ inputs }: { inputs: readonly RoutineInput[] }) {
  return (
    <table className={css['inputs']}>
      <thead>
        <tr>
          <th scope="col">{t('Name')}</th>
          <th scope="col">{t('Takes')}</th>
          <th scope="col">{t('Unless set')}</th>
        </tr>
      </thead>
      <tbody>
        {inputs.map((input) => (
          <tr key={input.name}>
            <th scope="row">
              <bdi>{input.label === '' ? input.name : input.label}</bdi>
              {input.label === '' || input.label === input.name ? null : <code>{input.name}</code>}
              {input.help === '' ? null : <small dir="auto">{input.help}</small>}
            </th>
            <td dir="auto">{kindWords(input)}</td>
            <td dir="auto">
              <Default input={input} />
              {input.hidden === true ? (
                <small>{t('Not in forms: only for routines and the command line')}</small>
              ) : null}
              {input.persist === true ? <small>{t('Kept for the bot’s next iterations')}</small> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Default({ input }: { input: RoutineInput }) {
  const initial = defaultWords(input);
  if (initial !== '') return <bdi>{initial}</bdi>;
  if (input.required) return <b>{t('must be given')}</b>;
  return <span className={css['none']}>{t('empty')}</span>;
}
