import { t } from '../../../shared/catalogue/translate';
import type { DefinitionDraft } from '../../../shared/definition';
import type { DefinitionId } from '../../../shared/ids';
import { AccountsSection } from './accounts-section';
import { BasicsSection } from './basics-section';
import { definitionDocumentWords, useDefinitionComparison } from './definition-comparison';
import { DocumentDialog } from '../../components/document-form/document-dialog';
import { DocumentFooter } from '../../components/document-form/document-footer';
import { ForeignChangeNote } from '../../components/document-form/foreign-change-note';
import { SECTIONS, type FormProps, type SectionName } from './form';
import { InstancesSection } from './instances-section';
import { LaunchSection } from './launch-section';
import { RestartSection } from './restart-section';
import { RoutineSection } from './routine-section';
import { SectionTabs } from '../../components/section-tabs';
import { useDefinitionForm, type DefinitionForm } from './use-definition-form';
import { useUi } from '../../state/host-context';
import { useSection } from '../../components/use-section';

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
  const covered = useUi((state) => state.above !== null);
  const isNew = definitionId === null;
  const comparison = useDefinitionComparison(form.draft.routineName);
  return (
    <DocumentDialog
      form={form}
      words={definitionDocumentWords()}
      comparison={comparison}
      title={<Title form={form} isNew={isNew} />}
      size={940}
      covered={covered}
      onClose={onClose}
    >
      {(onCancel) => <Fields form={form} isNew={isNew} path={path} onCancel={onCancel} />}
    </DocumentDialog>
  );
}

function Title({ form, isNew }: { form: DefinitionForm; isNew: boolean }) {
  if (isNew) return t('New group');
  return <bdi>{t('Edit {name}', { name: form.saved?.definition.name ?? form.draft.name })}</bdi>;
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
      <ForeignChangeNote form={form} words={definitionDocumentWords()} isNew={isNew} />
      <SectionTabs sections={SECTIONS} problems={form.problems} section={section} onOpen={open}>
        {(name) => {
          const Panel = PANELS[name];
          return (
            <Panel
              draft={form.draft}
              change={form.change}
              problems={form.shownProblems}
              keptSecrets={form.saved?.keptSecrets}
            />
          );
        }}
      </SectionTabs>
      <DocumentFooter
        form={form}
        finished={isNew ? t('Create group') : t('Save')}
        hindered={hinderedWords}
        onCancel={onCancel}
        onShow={show}
      />
    </div>
  );
}

function hinderedWords(problem: string, more: number): string {
  return t(
    'It can’t start yet: {problem}{more, plural, =0 {} one { and # more problem} other { and # more problems}}',
    { problem, more },
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
