import type { ReactNode } from 'react';
import { INSTANCE_STATE_WORDS } from '../../../../shared/explain/states';
import type { RoutineSummary } from '../../../../shared/routine-summary';
import type { DefinitionView, InstanceView } from '../../../../shared/view';
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
    <div className={css['words']} tabIndex={0} role="group" aria-label="The definition in words">
      <Section title="Basics">
        <Basics view={view} />
      </Section>
      <Section title="Routine and inputs">
        <Routine view={view} routine={routine} />
      </Section>
      <Section title="Instances and bots">
        <p>{botsSentence(definition)}</p>
        <Instances refs={definition.availableInstances} />
        {definition.accountPoolName === null ? null : (
          <p>
            Accounts come from the pool <bdi>{definition.accountPoolName}</bdi>.
          </p>
        )}
      </Section>
      <Section title="Launch">
        <Sentences of={launchSentences(definition.launchOptions)} />
      </Section>
      <Section title="Restart and loop">
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
      <dt>Name</dt>
      <dd dir="auto">{name}</dd>
      {description === '' ? null : (
        <>
          <dt>Description</dt>
          <dd dir="auto">{description}</dd>
        </>
      )}
      <dt>Tags</dt>
      <dd>
        {tags.length === 0 ? 'none' : null}
        {tags.map((tag) => (
          <span key={tag} className={css['tag']} dir="auto">
            {tag}
          </span>
        ))}
      </dd>
      <dt>Created</dt>
      <dd>{exactTime(Date.parse(createdAt))}</dd>
      <dt>Last saved</dt>
      <dd>{exactTime(Date.parse(updatedAt))}</dd>
    </dl>
  );
}

interface RoutineProps {
  readonly view: DefinitionView;
  readonly routine: RoutineSummary | undefined;
}

function Routine({ view: { definition }, routine }: RoutineProps) {
  const { routineName, routineConfig } = definition;
  if (routineName === '') return <p>No routine has been chosen yet.</p>;
  const names = [
    ...new Set([...(routine?.inputs ?? []).map(({ name }) => name), ...Object.keys(routineConfig)]),
  ];
  return (
    <>
      <p>
        <bdi className={css['strong']}>{routineName}</bdi>
        {routine ? null : ' – there is no routine of this name here.'}
      </p>
      {routine === undefined || routine.description === '' ? null : <p dir="auto">{routine.description}</p>}
      {names.length === 0 ? <p>It asks for no inputs.</p> : null}
      <dl>
        {names.map((name) => (
          <Input key={name} name={name} given={routineConfig[name]} routine={routine} />
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
        <bdi>{value === null ? 'not given' : valueWords(value)}</bdi>
        {given === undefined && value !== null ? <small> as the routine says</small> : null}
      </dd>
    </>
  );
}

function valueWords(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === '' ? 'empty' : String(value);
}

function Instances({ refs }: { refs: readonly string[] }) {
  const known = useView((state) => state.view?.instances ?? NO_INSTANCES);
  if (refs.length === 0) return <p>No instance has been chosen yet.</p>;
  return (
    <ol>
      {[...new Set(refs)].map((ref) => {
        const instance = known[ref];
        return (
          <li key={ref}>
            <bdi className={css['strong']}>{instance?.label ?? ref}</bdi>
            <small>{instance ? INSTANCE_STATE_WORDS[instance.state].title : 'never seen here'}</small>
          </li>
        );
      })}
    </ol>
  );
}
