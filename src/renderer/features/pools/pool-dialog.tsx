import { Modal, Tabs } from '@mantine/core';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { PoolDraft, PoolId } from '../../../shared/pool';
import { DiscardDialog } from '../../components/discard-dialog';
import css from '../../components/form-dialog.module.css';
import { SectionList } from '../../components/section-list';
import { useSection } from '../../components/use-section';
import { useUnloadGuard } from '../../components/use-unload-guard';
import { PoolAside } from './pool-aside';
import { PoolBasics } from './pool-basics';
import { PoolChangedDialog } from './pool-changed-dialog';
import { PoolFilterSection } from './pool-filter-section';
import { PoolFooter } from './pool-footer';
import { PoolForeignChange } from './pool-foreign-change';
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

/** New and Edit: every field of a pool, what it finds at this moment, nothing saved before Save. */
export function PoolDialog({ poolId, draft, path, above = false, onClose }: PoolDialogProps) {
  const form = usePoolForm(poolId, onClose, draft);
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
      // The dialog above this one takes the key.
      closeOnEscape={!asking && !form.comparing}
      title={<Title form={form} isNew={poolId === null} />}
      size={1180}
      padding={0}
      {...(above ? { zIndex: ABOVE } : {})}
      classNames={{ header: css['header'] ?? '', body: css['body'] ?? '', content: css['content'] ?? '' }}
      onKeyDown={(event) => {
        if (isSaveKey(event)) saveByKey(event, form);
      }}
    >
      <Fields form={form} isNew={poolId === null} path={path} onCancel={close} />
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
      {form.comparing ? <PoolChangedDialog form={form} /> : null}
    </Modal>
  );
}

function Title({ form, isNew }: { form: PoolForm; isNew: boolean }) {
  if (isNew) return t('New pool');
  return <bdi>{t('Edit pool {name}', { name: form.saved?.pool.name ?? form.draft.name })}</bdi>;
}

function isSaveKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter');
}

function saveByKey(event: KeyboardEvent, form: PoolForm): void {
  event.preventDefault();
  event.stopPropagation();
  if ((form.dirty || form.prefilled) && form.draft.name.trim() !== '') void form.save();
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
      {(form.foreignChange && !form.saving) || (!isNew && !form.saved) ? (
        <PoolForeignChange form={form} />
      ) : null}
      <div className={own['columns']}>
        <Tabs
          orientation="vertical"
          value={section}
          onChange={open}
          variant="pills"
          keepMounted={false}
          className={css['tabs'] ?? ''}
          classNames={{ tabLabel: css['label'] ?? '' }}
        >
          <SectionList sections={POOL_SECTIONS} problems={form.problems} />
          {POOL_SECTIONS.map(({ name }) => {
            const Panel = PANELS[name];
            return (
              <Tabs.Panel key={name} value={name} className={css['panel'] ?? ''}>
                <Panel
                  draft={form.draft}
                  change={form.change}
                  problems={form.shownProblems}
                  savedName={form.saved?.pool.name ?? null}
                />
              </Tabs.Panel>
            );
          })}
        </Tabs>
        <PoolAside test={form.test} sort={form.draft.sort} />
      </div>
      <PoolFooter form={form} isNew={isNew} onCancel={onCancel} onShow={show} />
    </div>
  );
}

const PANELS: Readonly<Record<PoolSectionName, (props: PoolFormProps) => ReactNode>> = {
  basics: PoolBasics,
  filter: PoolFilterSection,
  lists: PoolListsSection,
  rules: PoolRulesSection,
  routines: PoolRoutinesSection,
};
