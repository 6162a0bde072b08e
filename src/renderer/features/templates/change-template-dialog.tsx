import {
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  NumberInput,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
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
import {
  changeOf,
  draftOf,
  knownTagsOf,
  scalesOf,
  TAG_LIMITS,
  wrongLength,
  wrongSize,
  type TemplateDraft,
} from './template-draft';

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
  const lengths = draft.whole ? [] : [draft.x, draft.y, draft.width, draft.height];
  const isWrong = wrongSize(draft.resolution) || scalesOf(draft.scales) === null;
  if (isWrong || lengths.some(wrongLength)) return t('Some fields need another look');
  return Object.keys(change).length === 0 ? t('Nothing has been changed') : null;
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
      <Tags draft={draft} onChange={onChange} />
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
      <ScreenFields draft={draft} onChange={onChange} />
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

function Tags({ draft, onChange }: FieldsProps) {
  const templates = useTemplates();
  return (
    <TagsInput
      label={t('Tags')}
      description={t('Words to search by.')}
      data={[...knownTagsOf(templates ?? [])]}
      {...TAG_LIMITS}
      value={[...draft.tags]}
      onChange={(tags) => {
        onChange({ tags });
      }}
    />
  );
}

/** Of which screen it is, at which sizes and where it is looked for. */
function ScreenFields({ draft, onChange }: FieldsProps) {
  return (
    <>
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
      <TextInput
        label={t('Sizes to try, in percent')}
        description={t(
          'For what is not always equally large: 100, 90, 80. The likeliest first; each takes its time.',
        )}
        placeholder="100" // no words: format
        value={draft.scales}
        error={
          scalesOf(draft.scales) === null ? t('Up to 16 numbers from 10 to 1000, such as 100, 90') : null
        }
        onChange={({ currentTarget }) => {
          onChange({ scales: currentTarget.value });
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
    </>
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
    <>
      <div
        className={css['four']}
        role="group"
        aria-label={t('Where to look: pixels, or shares such as 50%')}
      >
        {field(t('From the left'), 'x')}
        {field(t('From the top'), 'y')}
        {field(t('Width'), 'width')}
        {field(t('Height'), 'height')}
      </div>
      <NativeSelect
        label={t('On screens of another shape')}
        value={draft.fit}
        data={[
          { value: 'stretch', label: t('Each side by itself: the app fills the screen') },
          { value: 'letterbox', label: t('In one piece and centered: the app leaves margins') },
        ]}
        onChange={({ currentTarget }) => {
          onChange({ fit: currentTarget.value === 'letterbox' ? 'letterbox' : 'stretch' });
        }}
      />
    </>
  );
}
