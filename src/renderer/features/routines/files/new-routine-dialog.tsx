import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { msg, say, t, type Message } from '../../../../shared/catalogue/translate';
import type { Contract } from '../../../../shared/contract';
import type { AppError } from '../../../../shared/errors';
import { explainError } from '../../../../shared/explain';
import { ROUTINE_STARTS, type RoutineStart, type RoutineStartText } from '../../../../shared/routine-import';
import { asRoutineName, freeRoutineName } from '../../../../shared/routine-name';
import type { OutputOf } from '../../../../shared/rpc/contract-types';
import { ActionButton } from '../../../components/action-button';
import { Note } from '../../../components/note';
import { toastDone } from '../../../components/toasts';
import { useCommands } from '../../../components/use-command';
import { useBlockedReason } from '../../../state/blocked';
import { useHost, useView } from '../../../state/host-context';
import { openRoutine } from '../../../state/show-routines';
import css from './routine-files.module.css';
import { RoutineNameInput } from './routine-name-input';
import { useRoutineNames, whyNotName } from './use-routine-names';

interface NewRoutineDialogProps {
  /** The routine it shall be a copy of; without one it begins with a text that is chosen. */
  readonly copyOf?: string | undefined;
  readonly onClose: () => void;
}

type Sample = OutputOf<Contract, 'routineFiles.samples'>['samples'][number];

/** Writes the file of a new routine and shows it. */
export function NewRoutineDialog({ copyOf, onClose }: NewRoutineDialogProps) {
  const { uiStore } = useHost();
  const names = useRoutineNames();
  const known = useView((state) => (copyOf === undefined ? undefined : state.view?.routines[copyOf]));
  const [name, setName] = useState(() =>
    copyOf === undefined ? '' : freeRoutineName(`${copyOf}-copy`, names),
  );
  const [title, setTitle] = useState(() =>
    known === undefined ? '' : t('{title} (copy)', { title: known.title }),
  );
  const [start, setStart] = useState<RoutineStart>(
    copyOf === undefined ? { kind: 'text', text: 'empty' } : { kind: 'copy', routineName: copyOf },
  );
  const [error, setError] = useState<AppError | null>(null);
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const wrong = whyNotName(name, names);
  const save = async (): Promise<void> => {
    if (blocked !== null || wrong !== null) return;
    const wanted = { name: asRoutineName(name), title: title.trim(), start };
    const answer = await run('create', 'routineFiles.create', wanted);
    if (answer?.ok === false) setError(answer.error);
    if (answer?.ok !== true) return;
    toastDone(t('“{name}” was made', { name: answer.value.routineName }));
    openRoutine(uiStore, answer.value.routineName);
    onClose();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={copyOf === undefined ? t('New routine') : t('Duplicate “{name}”', { name: copyOf })}
      size={520}
    >
      <form onSubmit={submit}>
        {/* Enter in any of several fields presses it. */}
        <input type="submit" hidden />
        <div className={css['fields']}>
          <RoutineNameInput name={name} names={names} onChange={setName} />
          <TextInput
            label={t('Title')}
            description={t('What people read in lists. Without one it is the name.')}
            maxLength={120}
            value={title}
            onChange={({ currentTarget }) => {
              setTitle(currentTarget.value);
            }}
          />
          {copyOf === undefined ? <StartChoice start={start} onChange={setStart} /> : null}
          {error === null ? null : <Note tone="red" {...explainError(error)} />}
        </div>
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <ActionButton
            label={copyOf === undefined ? t('Make it') : t('Duplicate')}
            busy={pending.has('create')}
            disabledReason={blocked ?? wrong}
            onClick={() => void save()}
          />
        </Group>
      </form>
    </Modal>
  );
}

const START_WORDS: Readonly<Record<RoutineStartText, readonly [title: Message, what: Message]>> = {
  empty: [msg('Empty'), msg('One step, and where to find the others.')],
  tap: [msg('Tap again and again'), msg('An input for how often, places in percent, a pause.')],
  wait: [msg('Wait for something'), msg('Looks for colours and acts on what comes first.')],
  loop: [msg('Until it is enough'), msg('A variable, a loop with a condition, and a limit.')],
  account: [msg('With an account'), msg('Takes one from the group’s pool; says what to do when it fails.')],
};

interface StartChoiceProps {
  readonly start: RoutineStart;
  readonly onChange: (start: RoutineStart) => void;
}

/** The texts a routine can begin with: those that teach one thing each, then the samples of the program. */
function StartChoice({ start, onChange }: StartChoiceProps) {
  const samples = useSamples();
  return (
    <fieldset className={css['fieldset']}>
      <legend>{t('Begin with')}</legend>
      <div className={css['starts']}>
        {ROUTINE_STARTS.map((text) => (
          <Option
            key={text}
            title={say(START_WORDS[text][0])}
            about={say(START_WORDS[text][1])}
            checked={start.kind === 'text' && start.text === text}
            onChoose={() => {
              onChange({ kind: 'text', text });
            }}
          />
        ))}
        {samples.map(({ name, title, description }) => (
          <Option
            key={name}
            title={t('Sample: {title}', { title })}
            about={description}
            checked={start.kind === 'sample' && start.sample === name}
            onChoose={() => {
              onChange({ kind: 'sample', sample: name });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface OptionProps {
  readonly title: string;
  readonly about: string;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

function Option({ title, about, checked, onChoose }: OptionProps) {
  return (
    <label className={css['start']}>
      <input type="radio" name="start" checked={checked} onChange={onChoose} />
      <span>
        {title}
        {about === '' ? null : <small dir="auto">{about}</small>}
      </span>
    </label>
  );
}

function useSamples(): readonly Sample[] {
  const { link } = useHost();
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  useEffect(() => {
    let isWanted = true;
    void link.call('routineFiles.samples', {}).then((answer) => {
      if (isWanted && answer.ok) setSamples(answer.value.samples);
    });
    return () => {
      isWanted = false;
    };
  }, [link]);
  return samples;
}
