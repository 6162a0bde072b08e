import type { ReactNode } from 'react';
import { Phrase } from '../../../components/phrase';
import { t, tIn } from '../../../../shared/catalogue/translate';
import { INSTANCE_STATE_WORDS } from '../../../../shared/explain/states';
import type { RoutineSummary } from '../../../../shared/routine-summary';
import type { DefinitionView, InstanceView } from '../../../../shared/view';
import { RoutineLink } from '../../../components/routine-link';
import { exactTime } from '../../../components/time-words';
import { useView } from '../../../state/host-context';
import { botsSentence, launchSentences, loopSentence, restartSentences } from './definition-words';
import css from './definition-tab.module.css';

const NO_INSTANCES: Readonly<Record<string, InstanceView>> = {};

/** What a definition says, section by section. */
export function DefinitionInWords({ view }: { view: DefinitionView }) {
  const { definition } = view;
  const routine = useView((state) => state.view?.routines[definition.routineName]);
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls can be scrolled by key
    <div className={css['words']} tabIndex={0} role="group" aria-label={t('The definition in words')}>
      <Section title={t('Basics')}>
        <Basics view={view} />
      </Section>
      <Section title={t('Routine and inputs')}>
        <Routine view={view} routine={routine} />
      </Section>
      <Section title={t('Instances and bots')}>
        <p>{botsSentence(definition)}</p>
        <Instances refs={definition.availableInstances} />
        {definition.accountPoolName === null ? null : (
          <p>
            <Phrase
              text={t('Accounts come from the pool <name/>.')}
              parts={{ name: <bdi>{definition.accountPoolName}</bdi> }}
            />
          </p>
        )}
      </Section>
      <Section title={t('Launch')}>
        <Sentences of={launchSentences(definition.launchOptions)} />
      </Section>
      <Section title={t('Restart and loop')}>
        <Sentences of={[loopSentence(definition.loop), ...restartSentences(definition.restartPolicy)]} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css['section']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Sentences({ of }: { of: readonly string[] }) {
  return (
    <ul>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Basics({ view: { definition } }: { view: DefinitionView }) {
  const { name, description, tags, createdAt, updatedAt } = definition;
  return (
    <dl>
      <dt>{t('Name')}</dt>
      <dd dir="auto">{name}</dd>
      {description === '' ? null : (
        <>
          <dt>{t('Description')}</dt>
          <dd dir="auto">{description}</dd>
        </>
      )}
      <dt>{t('Tags')}</dt>
      <dd>
        {tags.length === 0 ? tIn('tags', 'none') : null}
        {tags.map((tag) => (
          <span key={tag} className={css['tag']} dir="auto">
            {tag}
          </span>
        ))}
      </dd>
      <dt>{t('Created')}</dt>
      <dd>{exactTime(Date.parse(createdAt))}</dd>
      <dt>{t('Last saved')}</dt>
      <dd>{exactTime(Date.parse(updatedAt))}</dd>
    </dl>
  );
}

interface RoutineProps {
  readonly view: DefinitionView;
  readonly routine: RoutineSummary | undefined;
}

function Routine({ view: { definition, keptSecrets = [] }, routine }: RoutineProps) {
  const { routineName, routineConfig } = definition;
  if (routineName === '') return <p>{t('No routine has been chosen yet.')}</p>;
  const names = [
    ...new Set([
      ...(routine?.inputs ?? []).map(({ name }) => name),
      ...Object.keys(routineConfig),
      ...keptSecrets,
    ]),
  ];
  return (
    <>
      <p>
        <Phrase
          text={routine ? '<name/>' : t('<name/> – there is no routine of this name here.')}
          parts={{ name: <RoutineLink name={routineName} className={css['strong']} /> }}
        />
      </p>
      {routine === undefined || routine.description === '' ? null : <p dir="auto">{routine.description}</p>}
      {names.length === 0 ? <p>{t('It asks for no inputs.')}</p> : null}
      <dl>
        {names.map((name) => (
          <Input
            key={name}
            name={name}
            given={keptSecrets.includes(name) ? t('•••••• set') : routineConfig[name]}
            routine={routine}
          />
        ))}
      </dl>
    </>
  );
}

interface InputProps extends Pick<RoutineProps, 'routine'> {
  readonly name: string;
  readonly given: string | number | boolean | undefined;
}

function Input({ name, given, routine }: InputProps) {
  const input = routine?.inputs.find((candidate) => candidate.name === name);
  const value = given ?? input?.default ?? null;
  return (
    <>
      <dt title={name}>
        <bdi>{input?.label || name}</bdi>
      </dt>
      <dd>
        <bdi>{value === null ? t('not given') : valueWords(value)}</bdi>
        {given === undefined && value !== null ? <small> {t('as the routine says')}</small> : null}
      </dd>
    </>
  );
}

function valueWords(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? t('on') : t('off');
  return value === '' ? t('empty') : String(value);
}

function Instances({ refs }: { refs: readonly string[] }) {
  const known = useView((state) => state.view?.instances ?? NO_INSTANCES);
  if (refs.length === 0) return <p>{t('No instance has been chosen yet.')}</p>;
  return (
    <ol>
      {[...new Set(refs)].map((ref) => {
        const instance = known[ref];
        return (
          <li key={ref}>
            <bdi className={css['strong']}>{instance?.label ?? ref}</bdi>
            <small>{instance ? INSTANCE_STATE_WORDS[instance.state].title : t('never seen here')}</small>
          </li>
        );
      })}
    </ol>
  );
}
