import { Button, Checkbox, Group, Modal, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { t, tIn } from '../../../shared/catalogue/translate';
import type { TemplateChange } from '../../../shared/contract/templates';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import type { TemplateSummary } from '../../../shared/template';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { toastDone } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useTemplates } from '../../state/templates-context';
import css from './dialogs.module.css';
import { changeOf, draftOf, wrongLength, wrongSize, type TemplateDraft } from './template-draft';

interface ChangeTemplateDialogProps {
  readonly templateName: string;
  readonly onClose: () => void;
}

/** Changes what is written beside the picture of a template. */
export function ChangeTemplateDialog({ templateName, onClose }: ChangeTemplateDialogProps) {
  const template = useTemplates()?.find(({ name }) => name === templateName);
  // What was opened is what is changed; a change by something else meanwhile is told when it is saved.
  const [opened] = useState(template);
  if (!opened) return null;
  return <Form opened={opened} onClose={onClose} />;
}

function Form({ opened, onClose }: { opened: TemplateSummary; onClose: () => void }) {
  const [first] = useState(() => draftOf(opened));
  const [draft, setDraft] = useState(first);
  const [error, setError] = useState<AppError | null>(null);
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const change = changeOf(first, draft);
  const wrong = whyNot(draft, change);
  const save = async (): Promise<void> => {
    if (blocked !== null || wrong !== null) return;
    const { name, version } = opened;
    const answer = await run('change', 'templates.change', { name, version, change });
    if (answer?.ok === false) setError(answer.error);
    if (answer?.ok !== true) return;
    toastDone(tIn('picture', 'Template “{name}” is saved', { name }));
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
      title={tIn('picture', 'Change “{name}”', { name: opened.name })}
      size={520}
    >
      <form onSubmit={submit}>
        {/* Enter in any of several fields presses it. */}
        <input type="submit" hidden />
        <Fields
          draft={draft}
          onChange={(part) => {
            setDraft((before) => ({ ...before, ...part }));
          }}
        />
        {error === null ? null : <Note tone="red" {...explainError(error)} />}
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <ActionButton
            label={t('Save')}
            busy={pending.has('change')}
            disabledReason={blocked ?? wrong}
            onClick={() => void save()}
          />
        </Group>
      </form>
    </Modal>
  );
}

function whyNot(draft: TemplateDraft, change: TemplateChange): string | null {
  if (Object.keys(change).length === 0) return t('Nothing has been changed');
  const lengths = draft.whole ? [] : [draft.x, draft.y, draft.width, draft.height];
  if (wrongSize(draft.resolution) || lengths.some(wrongLength)) return t('Some fields need another look');
  return null;
}

interface FieldsProps {
  readonly draft: TemplateDraft;
  readonly onChange: (part: Partial<TemplateDraft>) => void;
}

function Fields({ draft, onChange }: FieldsProps) {
  return (
    <div className={css['fields']}>
      <TextInput
        label={t('Label')}
        description={t('What people read in lists. Without one it is the name.')}
        maxLength={120}
        value={draft.label}
        data-autofocus
        onChange={({ currentTarget }) => {
          onChange({ label: currentTarget.value });
        }}
      />
      <Textarea
        label={t('Description')}
        autosize
        maxRows={5}
        maxLength={2_000}
        value={draft.description}
        onChange={({ currentTarget }) => {
          onChange({ description: currentTarget.value });
        }}
      />
      <NumberInput
        label={t('Threshold')}
        description={t('How alike a place has to be; 1 is the same.')}
        min={0.05}
        max={1}
        step={0.05}
        decimalScale={3}
        value={draft.threshold}
        onChange={(next) => {
          if (typeof next === 'number') onChange({ threshold: next });
        }}
      />
      <TextInput
        label={t('Cut from a screen of')}
        description={t(
          'Width and height in pixels, such as 540x960. On other screens it is looked for larger or smaller.',
        )}
        placeholder="540x960" // no words: format
        value={draft.resolution}
        error={wrongSize(draft.resolution) ? t('Write it like 540x960') : null}
        onChange={({ currentTarget }) => {
          onChange({ resolution: currentTarget.value });
        }}
      />
      <Checkbox
        label={t('Look on the whole screen')}
        checked={draft.whole}
        onChange={({ currentTarget }) => {
          onChange({ whole: currentTarget.checked });
        }}
      />
      {draft.whole ? null : <AreaFields draft={draft} onChange={onChange} />}
      <Checkbox
        label={t('Compare colors too')}
        description={t('Slower; for things that differ in color alone.')}
        checked={draft.color}
        onChange={({ currentTarget }) => {
          onChange({ color: currentTarget.checked });
        }}
      />
    </div>
  );
}

function AreaFields({ draft, onChange }: FieldsProps) {
  const field = (label: string, key: 'x' | 'y' | 'width' | 'height') => (
    <TextInput
      size="xs"
      label={label}
      value={draft[key]}
      error={wrongLength(draft[key]) ? t('Pixels, or a share such as 50%') : null}
      onChange={({ currentTarget }) => {
        onChange({ [key]: currentTarget.value });
      }}
    />
  );
  return (
    <div className={css['four']} role="group" aria-label={t('Where to look: pixels, or shares such as 50%')}>
      {field(t('From the left'), 'x')}
      {field(t('From the top'), 'y')}
      {field(t('Width'), 'width')}
      {field(t('Height'), 'height')}
    </div>
  );
}
