import { Button, Checkbox, Group, Modal, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { BotGroupDefinition } from '../../../shared/definition';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import type { DefinitionId } from '../../../shared/ids';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { toastDone } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import css from './history.module.css';
import { templateDraft, type TemplateChoices } from './template-draft';
import { useAnswer } from './use-answer';

interface SaveAsTemplateDialogProps {
  readonly definitionId: DefinitionId;
  readonly onClose: () => void;
}

/** Makes a template of a group: what new groups of its kind begin with. The group stays as it is. */
export function SaveAsTemplateDialog({ definitionId, onClose }: SaveAsTemplateDialogProps) {
  const definition = useView((state) => state.view?.definitions[definitionId]?.definition);
  return (
    <Modal opened onClose={onClose} title={t('Save as template')} size="md">
      {definition ? (
        <TemplateForm definition={definition} onClose={onClose} />
      ) : (
        <Note
          tone="amber"
          title={t('This group was removed meanwhile')}
          hint={t('Restore it from the trash to make a template of it.')}
        />
      )}
    </Modal>
  );
}

const NAME_LIMIT = 80;

function TemplateForm({ definition, onClose }: { definition: BotGroupDefinition; onClose: () => void }) {
  const { choices, set, nameError, error, busy, disabledReason, save } = useTemplateForm(definition, onClose);
  const instances = definition.availableInstances.length;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void save();
  };
  return (
    <form onSubmit={submit} className={css['form']}>
      <p className={css['quiet']}>
        {t(
          'A template keeps the routine with its inputs, tags, number of bots, account pool, launch, restart and loop. Later changes of this group do not touch it.',
        )}
      </p>
      <TextInput
        label={t('Name')}
        dir="auto"
        maxLength={NAME_LIMIT}
        value={choices.name}
        error={nameError}
        onChange={(event) => {
          set({ name: event.currentTarget.value });
        }}
        data-autofocus
      />
      <Textarea
        label={t('Description')}
        description={t('Says when to use it; new groups begin with it as well.')}
        dir="auto"
        autosize
        minRows={2}
        maxRows={6}
        value={choices.description}
        onChange={(event) => {
          set({ description: event.currentTarget.value });
        }}
      />
      <Checkbox
        label={t('Keep its instances')}
        description={t(
          '{count, plural, =0 {It has none.} one {It has #. Without it, each new group chooses its own.} other {It has #. Without them, each new group chooses its own.}}',
          { count: instances },
        )}
        checked={choices.keepsInstances}
        onChange={(event) => {
          set({ keepsInstances: event.currentTarget.checked });
        }}
      />
      {error === null ? null : <Note tone="red" {...explainError(error)} />}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <ActionButton
          label={t('Save template')}
          busy={busy}
          disabledReason={disabledReason}
          onClick={() => void save()}
        />
      </Group>
    </form>
  );
}

function useTemplateForm(definition: BotGroupDefinition, onClose: () => void) {
  const [choices, setChoices] = useState<TemplateChoices>(() => ({
    name: definition.name,
    description: definition.description,
    keepsInstances: false,
  }));
  const [error, setError] = useState<AppError | null>(null);
  const existing = useAnswer('groupTemplates.list', {});
  const blocked = useBlockedReason();
  const { pending, run } = useCommands();
  const nameError = nameErrorOf(choices.name, existing.value?.templates ?? [], error);
  const disabledReason = blocked ?? nameError;
  const save = async (): Promise<void> => {
    if (disabledReason !== null) return;
    const answer = await run('save', 'groupTemplates.save', { draft: templateDraft(definition, choices) });
    if (!answer) return;
    if (answer.ok) {
      toastDone(t('Template “{name}” is saved', { name: choices.name.trim() }));
      onClose();
    } else setError(answer.error);
  };
  return {
    choices,
    set: (changes: Partial<TemplateChoices>) => {
      setChoices((known) => ({ ...known, ...changes }));
      setError(null);
    },
    nameError,
    error: error?.code === 'definition_name_taken' ? null : error,
    busy: pending.has('save'),
    disabledReason,
    save,
  };
}

function nameErrorOf(
  name: string,
  templates: readonly { readonly name: string }[],
  error: AppError | null,
): string | null {
  const wanted = name.trim().toLowerCase();
  if (wanted === '') return t('The template needs a name');
  const taken = templates.some((each) => each.name.toLowerCase() === wanted);
  if (taken || error?.code === 'definition_name_taken')
    return t('Another template has this name; choose another');
  return null;
}
