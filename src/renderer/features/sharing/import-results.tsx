import { Check, CircleX, Minus, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { explainError } from '../../../shared/explain';
import { IMPORT_OUTCOME_WORDS } from '../../../shared/explain/import';
import type { ImportResult, ImportRow } from '../../../shared/import';
import { ActionButton } from '../../components/action-button';
import css from '../../components/import-dialog/import-dialog.module.css';
import { useBlockedReason } from '../../state/blocked';
import type { ImportState } from './import-state';
import { resultWords } from './import-words';
import { MiddleCut } from './middle-cut';
import { useUndo } from './use-undo';

interface ResultsProps {
  readonly state: ImportState;
  readonly onClose: () => void;
}

/** What became of each row, when not all went well; undoing is offered here as well. */
export function ImportResults({ state, onClose }: ResultsProps) {
  const { rows, results, undoId } = state;
  const byId = new Map(rows.map((row) => [row.rowId, row]));
  // What went wrong comes first, what was left out on purpose last.
  const ordered = [...results].sort((a, b) => RANK[a.outcome] - RANK[b.outcome]);
  return (
    <>
      <div className={css['notes']}>
        <div className={css['found']}>{resultWords(results)}</div>
      </div>
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- it scrolls */}
      <div className={css['scroll']} role="region" aria-label={t('Results')} tabIndex={0}>
        <table className={css['table']}>
          <thead>
            <tr>
              <th scope="col">{t('Group')}</th>
              <th scope="col">{t('From')}</th>
              <th scope="col">{t('What happened')}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map((result) => (
              <ResultRow key={result.rowId} result={result} row={byId.get(result.rowId)} />
            ))}
          </tbody>
        </table>
      </div>
      <div className={css['footer']}>
        <span className={css['summary']} />
        {undoId === null ? null : <UndoButton undoId={undoId} onUndone={onClose} />}
        <ActionButton label={t('Close')} variant="default" onClick={onClose} data-autofocus />
      </div>
    </>
  );
}

function UndoButton({
  undoId,
  onUndone,
}: {
  undoId: NonNullable<ImportState['undoId']>;
  onUndone: () => void;
}) {
  const undo = useUndo();
  const blocked = useBlockedReason();
  const [busy, setBusy] = useState(false);
  const click = async (): Promise<void> => {
    setBusy(true);
    const undone = await undo(undoId);
    setBusy(false);
    if (undone) onUndone();
  };
  return (
    <ActionButton
      label={t('Undo what was imported')}
      variant="default"
      busy={busy}
      disabledReason={blocked}
      onClick={() => void click()}
    />
  );
}

const RANK: Readonly<Record<ImportResult['outcome'], number>> = {
  failed: 0,
  notReached: 1,
  added: 2,
  replaced: 2,
  keptBoth: 2,
  unchanged: 3,
  skipped: 4,
};

const ICONS: Readonly<Partial<Record<ImportResult['outcome'], readonly [LucideIcon, string]>>> = {
  failed: [CircleX, 'bad'],
  added: [Check, 'good'],
  replaced: [Check, 'good'],
  keptBoth: [Check, 'good'],
};

function ResultRow({ result, row }: { result: ImportResult; row: ImportRow | undefined }) {
  const { outcome, error } = result;
  const [Icon, tone] = ICONS[outcome] ?? [Minus, 'left'];
  const words = error === null ? null : explainError(error);
  return (
    <tr>
      <th scope="row">
        <bdi className={css['name']}>{row?.definition?.name ?? ''}</bdi>
      </th>
      <td>
        <small className={css['source']}>
          <MiddleCut text={row?.source ?? ''} />
        </small>
      </td>
      <td>
        <span className={css[tone]}>
          <Icon size={14} aria-hidden />
          {IMPORT_OUTCOME_WORDS[outcome]}
        </span>
        {words === null ? null : <small className={css['wrapped']}>{`${words.title}. ${words.hint}`}</small>}
      </td>
    </tr>
  );
}
