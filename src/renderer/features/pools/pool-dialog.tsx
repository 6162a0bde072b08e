import { useMemo, type ReactNode } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { PoolDraft, PoolId } from '../../../shared/pool';
import { DocumentDialog } from '../../components/document-form/document-dialog';
import { DocumentFooter } from '../../components/document-form/document-footer';
import { ForeignChangeNote } from '../../components/document-form/foreign-change-note';
import { SectionTabs } from '../../components/section-tabs';
import { useSection } from '../../components/use-section';
import { useAccounts } from '../../state/accounts-context';
import { PoolAside } from './pool-aside';
import { PoolBasics } from './pool-basics';
import { poolComparison, poolDocumentWords } from './pool-comparison';
import { PoolFilterSection } from './pool-filter-section';
import { PoolListsSection } from './pool-lists-section';
import { PoolRoutinesSection } from './pool-routines-section';
import { PoolRulesSection } from './pool-rules-section';
import { POOL_SECTIONS, type PoolFormProps, type PoolSectionName } from './pool-sections';
import own from './pool-sections.module.css';
import { usePoolForm, type PoolForm } from './use-pool-form';

interface PoolDialogProps {
  /** Null for a new pool. */
  readonly poolId: PoolId | null;
  /** What a new pool begins with; all accounts without one. */
  readonly draft?: PoolDraft | undefined;
  /** The field to begin at (`onExhausted`). */
  readonly path?: string | undefined;
  /** Stands above a form that is open. */
  readonly above?: boolean;
  readonly onClose: () => void;
}

const ABOVE = 250;
const NO_FIELDS: readonly never[] = [];

/** New and Edit: every field of a pool, what it finds at this moment, nothing saved before Save. */
export function PoolDialog({ poolId, draft, path, above = false, onClose }: PoolDialogProps) {
  const form = usePoolForm(poolId, onClose, draft);
  const accountFields = useAccounts()?.fields ?? NO_FIELDS;
  const comparison = useMemo(() => poolComparison(accountFields), [accountFields]);
  const isNew = poolId === null;
  return (
    <DocumentDialog
      form={form}
      words={poolDocumentWords()}
      comparison={comparison}
      title={<Title form={form} isNew={isNew} />}
      size={1180}
      {...(above ? { zIndex: ABOVE } : {})}
      onClose={onClose}
    >
      {(onCancel) => <Fields form={form} isNew={isNew} path={path} onCancel={onCancel} />}
    </DocumentDialog>
  );
}

function Title({ form, isNew }: { form: PoolForm; isNew: boolean }) {
  if (isNew) return t('New pool');
  return <bdi>{t('Edit pool {name}', { name: form.saved?.pool.name ?? form.draft.name })}</bdi>;
}

interface FieldsProps {
  readonly form: PoolForm;
  readonly isNew: boolean;
  readonly path: string | undefined;
  readonly onCancel: () => void;
}

function Fields({ form, isNew, path, onCancel }: FieldsProps) {
  const { section, open, show, form: body } = useSection(POOL_SECTIONS, 'basics', path);
  return (
    <div ref={body} style={{ display: 'contents' }}>
      <ForeignChangeNote form={form} words={poolDocumentWords()} isNew={isNew} />
      <div className={own['columns']}>
        <SectionTabs sections={POOL_SECTIONS} problems={form.problems} section={section} onOpen={open}>
          {(name) => {
            const Panel = PANELS[name];
            return (
              <Panel
                draft={form.draft}
                change={form.change}
                problems={form.shownProblems}
                savedName={form.saved?.pool.name ?? null}
              />
            );
          }}
        </SectionTabs>
        <PoolAside test={form.test} sort={form.draft.sort} />
      </div>
      <DocumentFooter
        form={form}
        finished={isNew ? t('Create pool') : t('Save')}
        hindered={hinderedWords}
        onCancel={onCancel}
        onShow={show}
      />
    </div>
  );
}

function hinderedWords(problem: string, more: number): string {
  return t(
    'It can’t be used yet: {problem}{more, plural, =0 {} one { and # more problem} other { and # more problems}}',
    { problem, more },
  );
}

const PANELS: Readonly<Record<PoolSectionName, (props: PoolFormProps) => ReactNode>> = {
  basics: PoolBasics,
  filter: PoolFilterSection,
  lists: PoolListsSection,
  rules: PoolRulesSection,
  routines: PoolRoutinesSection,
};
