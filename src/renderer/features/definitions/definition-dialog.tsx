import { Modal, Tabs } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { DefinitionDraft } from '../../../shared/definition';
import type { DefinitionId } from '../../../shared/ids';
import { AccountsSection } from './accounts-section';
import { BasicsSection } from './basics-section';
import css from '../../components/form-dialog.module.css';
import { DefinitionFooter } from './definition-footer';
import { DiscardDialog } from '../../components/discard-dialog';
import { ChangedOnDiskDialog } from './changed-on-disk-dialog';
import { ForeignChangeNote } from './foreign-change';
import { SECTIONS, type FormProps, type SectionName } from './form';
import { InstancesSection } from './instances-section';
import { LaunchSection } from './launch-section';
import { RestartSection } from './restart-section';
import { RoutineSection } from './routine-section';
import { SectionList } from '../../components/section-list';
import { useDefinitionForm, type DefinitionForm } from './use-definition-form';
import { useUi } from '../../state/host-context';
import { useSection } from '../../components/use-section';
import { useUnloadGuard } from '../../components/use-unload-guard';

interface DefinitionDialogProps {
  /** Null for a new group. */
  readonly definitionId: DefinitionId | null;
  /** What a new group begins with; it begins empty without one. */
  readonly draft?: DefinitionDraft | undefined;
  /** The field to begin at (`launchOptions.stagger.delayMs`). */
  readonly path?: string | undefined;
  readonly onClose: () => void;
}

/** New and Edit: every field of a definition, what is wrong with it beside the field, nothing saved before Save. */
export function DefinitionDialog({ definitionId, draft, path, onClose }: DefinitionDialogProps) {
  const form = useDefinitionForm(definitionId, onClose, draft);
  const [asking, setAsking] = useState(false);
  const covered = useUi((state) => state.above !== null);
  useUnloadGuard(form.dirty);
  const close = (): void => {
    if (form.dirty) setAsking(true);
    else onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      // The dialog above this one takes the key.
      closeOnEscape={!asking && !form.comparing && !covered}
      title={<Title form={form} isNew={definitionId === null} />}
      size={940}
      padding={0}
      classNames={{ header: css['header'] ?? '', body: css['body'] ?? '', content: css['content'] ?? '' }}
      onKeyDown={(event) => {
        if (isSaveKey(event)) saveByKey(event, form);
      }}
    >
      <Fields form={form} isNew={definitionId === null} path={path} onCancel={close} />
      {asking ? (
        <DiscardDialog
          title={t('Discard your changes?')}
          loss={t('They have not been saved.')}
          keepLabel={t('Keep editing')}
          onKeep={() => {
            setAsking(false);
          }}
          onDiscard={onClose}
        />
      ) : null}
      {form.comparing ? <ChangedOnDiskDialog form={form} /> : null}
    </Modal>
  );
}

function Title({ form, isNew }: { form: DefinitionForm; isNew: boolean }) {
  if (isNew) return t('New group');
  return <bdi>{t('Edit {name}', { name: form.saved?.definition.name ?? form.draft.name })}</bdi>;
}

function isSaveKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter');
}

function saveByKey(event: KeyboardEvent, form: DefinitionForm): void {
  event.preventDefault();
  if (form.dirty || form.prefilled) void form.save();
}

interface FieldsProps {
  readonly form: DefinitionForm;
  readonly isNew: boolean;
  readonly path: string | undefined;
  readonly onCancel: () => void;
}

function Fields({ form, isNew, path, onCancel }: FieldsProps) {
  const { section, open, show, form: body } = useSection(SECTIONS, 'basics', path);
  return (
    <div ref={body} style={{ display: 'contents' }}>
      {(form.foreignChange && !form.saving) || (!isNew && !form.saved) ? (
        <ForeignChangeNote form={form} />
      ) : null}
      <Tabs
        orientation="vertical"
        value={section}
        onChange={open}
        variant="pills"
        keepMounted={false}
        className={css['tabs'] ?? ''}
        classNames={{ tabLabel: css['label'] ?? '' }}
      >
        <SectionList sections={SECTIONS} problems={form.problems} />
        <Sections draft={form.draft} change={form.change} problems={form.shownProblems} />
      </Tabs>
      <DefinitionFooter form={form} isNew={isNew} onCancel={onCancel} onShow={show} />
    </div>
  );
}

const PANELS: Readonly<Record<SectionName, (props: FormProps) => React.ReactNode>> = {
  basics: BasicsSection,
  routine: RoutineSection,
  instances: InstancesSection,
  accounts: AccountsSection,
  launch: LaunchSection,
  restart: RestartSection,
};

function Sections(props: FormProps) {
  return SECTIONS.map(({ name }) => {
    const Panel = PANELS[name];
    return (
      <Tabs.Panel key={name} value={name} className={css['panel'] ?? ''}>
        <Panel {...props} />
      </Tabs.Panel>
    );
  });
}
