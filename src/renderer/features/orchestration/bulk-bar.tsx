import { t } from '../../../shared/catalogue/translate';
import { ActionIcon, Tooltip } from '@mantine/core';
import { ListChecks, Play, Share, Square, Tags, Trash2, X } from 'lucide-react';
import type { DefinitionId } from '../../../shared/ids';
import { STOP_MODE_WORDS } from '../../../shared/explain/states';
import type { StopMode } from '../../../shared/lifecycle-states';
import { ActionButton } from '../../components/action-button';
import type { MenuEntry } from '../../components/overflow-menu';
import { SplitButton } from '../../components/split-button';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useUi, useView } from '../../state/host-context';
import type { BulkDialogFacts } from '../../state/ui-store';
import { bulkFacts, startAllRefusal, stopAllRefusal, type BulkFacts } from './bulk-rules';
import css from './bulk.module.css';
import { useCardSelection } from './card-selection';
import { STOP_ICONS } from './group-controls';
import { isSelected } from './selection';
import { useBulkRun, type BulkProgress, type BulkRun } from './use-bulk-run';
import { useSelectionKeys } from './use-selection-keys';

/** What can be done with the chosen groups; floats above the cards, so that none of them moves. */
export function BulkBar({ shown }: { shown: readonly DefinitionId[] }) {
  useSelectionKeys();
  const run = useBulkRun();
  const some = useUi(({ selection }) => selection.length > 0);
  if (!some && !run.progress) return null;
  return (
    <div className={css['place']}>
      <div className={css['bar']} role="toolbar" aria-label={t('Chosen groups')}>
        {run.progress ? (
          <Progress progress={run.progress} onCancel={run.cancel} />
        ) : (
          <Chosen shown={shown} run={run} />
        )}
      </div>
    </div>
  );
}

function Chosen({ shown, run }: { shown: readonly DefinitionId[]; run: BulkRun }) {
  const { clear, selectShown } = useCardSelection();
  const selection = useUi((state) => state.selection);
  const definitions = useView((state) => state.view?.definitions);
  const groups = useView((state) => state.groupOfDefinition);
  const facts = bulkFacts(selection, { definitions: definitions ?? {}, groups });
  const left = shown.filter((id) => !isSelected(selection, id)).length;
  return (
    <>
      <Count selection={selection} shown={shown} />
      <RunButtons facts={facts} run={run} />
      <DialogButtons selection={selection} />
      <span className={css['line']} />
      <ActionButton
        label={t('All {count}', { count: shown.length })}
        accessibleName={t('Select all {count} shown', { count: shown.length })}
        icon={ListChecks}
        size="xs"
        variant="subtle"
        color="gray"
        disabledReason={left === 0 ? t('All groups that are shown are chosen') : null}
        onClick={selectShown}
      />
      <Tooltip label={t('Clear the selection (Esc)')}>
        <ActionIcon size={28} aria-label={t('Clear the selection')} onClick={clear}>
          <X size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

/** How many are chosen; those that filters hide are told, for what is done is done to them as well. */
function Count({ selection, shown }: { selection: readonly DefinitionId[]; shown: readonly DefinitionId[] }) {
  const visible = new Set(shown);
  const hidden = selection.filter((id) => !visible.has(id)).length;
  return (
    <span className={css['count']} role="status">
      <b>{t('{count} selected', { count: selection.length })}</b>
      {hidden > 0 ? <small>{t('{count} not shown', { count: hidden })}</small> : null}
    </span>
  );
}

function RunButtons({ facts, run }: { facts: BulkFacts; run: BulkRun }) {
  const blocked = useBlockedReason();
  const stopEntry = (mode: StopMode): MenuEntry => ({
    label: STOP_MODE_WORDS[mode].title,
    hint: STOP_MODE_WORDS[mode].hint,
    icon: STOP_ICONS[mode],
    danger: mode !== 'drain',
    disabledReason: blocked ?? stopAllRefusal(facts, mode),
    onClick: () => {
      run.stop(facts, mode);
    },
  });
  return (
    <>
      <ActionButton
        label={t('Start')}
        accessibleName={t('Start the chosen groups')}
        icon={Play}
        size="xs"
        variant="filled"
        disabledReason={blocked ?? startAllRefusal(facts)}
        onClick={() => {
          run.start(facts);
        }}
      />
      <SplitButton
        label={t('Stop')}
        accessibleName={t('Stop the chosen groups')}
        icon={Square}
        size="xs"
        variant="default"
        disabledReason={blocked ?? stopAllRefusal(facts, 'now')}
        onClick={() => {
          run.stop(facts, 'now');
        }}
        menuLabel={t('More ways to stop the chosen groups')}
        entries={[stopEntry('drain'), stopEntry('now'), null, stopEntry('kill')]}
      />
    </>
  );
}

function DialogButtons({ selection }: { selection: readonly DefinitionId[] }) {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  const opens = (kind: BulkDialogFacts['kind'] | 'export') => () => {
    uiStore.setState({ dialog: { kind, definitionIds: selection } });
  };
  const common = { size: 'xs', variant: 'default', disabledReason: blocked } as const;
  return (
    <>
      <ActionButton
        {...common}
        label={t('Tag…')}
        accessibleName={t('Tag the chosen groups')}
        icon={Tags}
        onClick={opens('tagMany')}
      />
      <ActionButton
        {...common}
        label={t('Export…')}
        accessibleName={t('Export the chosen groups')}
        icon={Share}
        onClick={opens('export')}
      />
      <ActionButton
        {...common}
        label={t('Delete…')}
        accessibleName={t('Delete the chosen groups')}
        icon={Trash2}
        onClick={opens('deleteMany')}
      />
    </>
  );
}

function Progress({
  progress: { verb, done, total },
  onCancel,
}: {
  progress: BulkProgress;
  onCancel: () => void;
}) {
  return (
    <>
      <span className={css['count']} role="status">
        <b>
          {verb === 'start'
            ? t('Starting groups: {done} of {total}', { done, total })
            : t('Stopping groups: {done} of {total}', { done, total })}
        </b>
      </span>
      <ActionButton label={t('Cancel')} size="xs" variant="default" onClick={onCancel} />
    </>
  );
}
