import { Button, Group, Modal } from '@mantine/core';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import css from './definition-dialog.module.css';
import type { DefinitionForm } from './use-definition-form';

/** Told while editing: the file was changed or removed by something else. */
export function ForeignChangeNote({ form }: { form: DefinitionForm }) {
  return (
    <div className={css['foreign']}>
      {form.saved ? (
        <Note
          tone="amber"
          title="This group was changed by something else meanwhile"
          hint="Save asks which version to keep."
          action={
            <Button size="compact-sm" variant="default" onClick={form.reload}>
              Load that version
            </Button>
          }
        />
      ) : (
        <Note
          tone="amber"
          title="This group was removed meanwhile"
          hint="What you see here exists nowhere else."
          action={
            <ActionButton
              size="compact-sm"
              variant="default"
              label="Save as a new group"
              busy={form.saving}
              onClick={() => void form.saveAsNew()}
            />
          }
        />
      )}
    </div>
  );
}

/** A save was refused because the file is another by now: three ways on, and what each loses. */
export function ForeignChangeDialog({ form }: { form: DefinitionForm }) {
  const { saved } = form;
  return (
    <Modal
      opened
      onClose={form.forgetRefusal}
      title={saved ? 'The file was changed by something else' : 'The group was removed meanwhile'}
      zIndex={300}
    >
      <p style={{ margin: 0 }}>
        {saved
          ? `${saved.file} is no longer the version you started from. Nothing has been overwritten.`
          : 'Your version can be saved as a new group.'}
      </p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={form.forgetRefusal} data-autofocus>
          Keep editing
        </Button>
        {saved ? (
          <>
            <Button variant="default" onClick={form.reload}>
              Load theirs, discard mine
            </Button>
            <ActionButton
              label="Overwrite with mine"
              color="red"
              busy={form.saving}
              onClick={() => {
                form.forgetRefusal();
                void form.save(saved.hash);
              }}
            />
          </>
        ) : (
          <ActionButton
            label="Save as a new group"
            busy={form.saving}
            onClick={() => {
              form.forgetRefusal();
              void form.saveAsNew();
            }}
          />
        )}
      </Group>
    </Modal>
  );
}
