import { Modal, Tabs } from '@mantine/core';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { DefinitionDraft } from '../../../shared/definition';
import { counted } from '../../../shared/explain/words';
import type { DefinitionId } from '../../../shared/ids';
import type { Problem } from '../../../shared/problem';
import { AccountsSection } from './accounts-section';
import { BasicsSection } from './basics-section';
import css from './definition-dialog.module.css';
import { DefinitionFooter } from './definition-footer';
import { DiscardDialog } from './discard-dialog';
import { ForeignChangeDialog, ForeignChangeNote } from './foreign-change';
import { SECTIONS, sectionOf, type FormProps, type SectionName } from './form';
import { InstancesSection } from './instances-section';
import { LaunchSection } from './launch-section';
import { RestartSection } from './restart-section';
import { RoutineSection } from './routine-section';
import { useDefinitionForm, type DefinitionForm } from './use-definition-form';

interface DefinitionDialogProps {
  /** Null for a new group. */
  readonly definitionId: DefinitionId | null;
  /** What a new group begins with; it begins empty without one. */
  readonly draft?: DefinitionDraft | undefined;
  readonly onClose: () => void;
}

/** New and Edit: every field of a definition, what is wrong with it beside the field, nothing saved before Save. */
export function DefinitionDialog({ definitionId, draft, onClose }: DefinitionDialogProps) {
  const form = useDefinitionForm(definitionId, onClose, draft);
  const [asking, setAsking] = useState(false);
  useUnloadGuard(form.dirty);
  const close = (): void => {
    if (form.dirty) setAsking(true);
    else onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={<Title form={form} isNew={definitionId === null} />}
      size={940}
      padding={0}
      classNames={{ header: css['header'] ?? '', body: css['body'] ?? '', content: css['content'] ?? '' }}
      onKeyDown={(event) => {
        if (isSaveKey(event)) saveByKey(event, form);
      }}
    >
      <Fields form={form} isNew={definitionId === null} onCancel={close} />
      {asking ? (
        <DiscardDialog
          onKeep={() => {
            setAsking(false);
          }}
          onDiscard={onClose}
        />
      ) : null}
      {form.refused ? <ForeignChangeDialog form={form} /> : null}
    </Modal>
  );
}

function Title({ form, isNew }: { form: DefinitionForm; isNew: boolean }) {
  return isNew ? 'New group' : <bdi>Edit {form.saved?.definition.name ?? form.draft.name}</bdi>;
}

function isSaveKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter');
}

function saveByKey(event: KeyboardEvent, form: DefinitionForm): void {
  event.preventDefault();
  if (form.dirty || form.prefilled) void form.save();
}

function Fields({ form, isNew, onCancel }: { form: DefinitionForm; isNew: boolean; onCancel: () => void }) {
  const [section, setSection] = useState<SectionName>('basics');
  return (
    <>
      {form.foreignChange || (!isNew && !form.saved) ? <ForeignChangeNote form={form} /> : null}
      <Tabs
        orientation="vertical"
        value={section}
        onChange={(value) => {
          setSection(SECTIONS.find(({ name }) => name === value)?.name ?? 'basics');
        }}
        variant="pills"
        keepMounted={false}
        className={css['tabs'] ?? ''}
        classNames={{ tabLabel: css['label'] ?? '' }}
      >
        <SectionList problems={form.problems} />
        <Sections draft={form.draft} change={form.change} problems={form.shownProblems} />
      </Tabs>
      <DefinitionFooter form={form} isNew={isNew} onCancel={onCancel} onShow={setSection} />
    </>
  );
}

function SectionList({ problems }: { problems: readonly Problem[] }) {
  return (
    <Tabs.List className={css['list'] ?? ''} aria-label="Sections">
      {SECTIONS.map(({ name, title }) => {
        const here = problems.filter((problem) => sectionOf(problem) === name);
        const errors = here.filter(({ level }) => level === 'error').length;
        const count = errors > 0 ? errors : here.length;
        const kind = errors > 0 ? 'error' : 'warning';
        return (
          <Tabs.Tab
            key={name}
            value={name}
            rightSection={
              count === 0 ? null : (
                <span className={css['count']} data-level={kind}>
                  <span aria-hidden>{count}</span>
                  <span className={css['hidden']}>{`, ${counted(count, kind)}`}</span>
                </span>
              )
            }
          >
            {title}
          </Tabs.Tab>
        );
      })}
    </Tabs.List>
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

function useUnloadGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return undefined;
    const guard = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => {
      window.removeEventListener('beforeunload', guard);
    };
  }, [dirty]);
}
