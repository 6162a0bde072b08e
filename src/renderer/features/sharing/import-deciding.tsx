import { Loader } from '@mantine/core';
import { t, tIn } from '../../../shared/catalogue/translate';
import { explainError } from '../../../shared/explain';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { useBlockedReason } from '../../state/blocked';
import type { LeftOut } from '../../state/ui-store';
import { ChoiceForAll } from './choice-for-all';
import { ImportMapping } from './import-mapping';
import type { ImportSession } from './import-session';
import { tallyOf, type ImportState } from './import-state';
import { ImportTable } from './import-table';
import { foundWords, tallyWords } from './import-words';
import { LeftOutNote } from './left-out-note';
import css from './sharing.module.css';

interface DecidingProps {
  readonly session: ImportSession;
  readonly state: ImportState;
  readonly leftOut: LeftOut | undefined;
  readonly onCancel: () => void;
  readonly onImport: () => void;
}

/** What was found, and what shall become of it. */
export function ImportDeciding({ session, state, leftOut, onCancel, onImport }: DecidingProps) {
  const { rows, chosen, mapping, placeholders, error, looking } = state;
  return (
    <>
      <div className={css['notes']}>
        {error === null ? null : (
          <Note
            tone="red"
            {...explainError(error)}
            action={
              <ActionButton
                label={t('Read the files again')}
                size="xs"
                variant="default"
                onClick={() => void session.readAgain()}
              />
            }
          />
        )}
        {leftOut === undefined ? null : <LeftOutNote leftOut={leftOut} />}
        {placeholders.length === 0 ? null : (
          <ImportMapping
            placeholders={placeholders}
            mapping={mapping}
            onMap={(next) => void session.map(next)}
          />
        )}
        <div className={css['found']}>
          <span>{foundWords(rows)}</span>
          {looking ? <Loader role="img" size={14} aria-label={t('Looking again')} /> : null}
          <ChoiceForAll
            rows={rows}
            onChoose={(changes) => {
              session.choose(changes);
            }}
          />
        </div>
      </div>
      <ImportTable
        rows={rows}
        chosen={chosen}
        onChoose={(rowId, choice) => {
          session.choose({ [rowId]: choice });
        }}
      />
      <DecidingFooter state={state} onCancel={onCancel} onImport={onImport} />
    </>
  );
}

function DecidingFooter({
  state,
  onCancel,
  onImport,
}: Pick<DecidingProps, 'state' | 'onCancel' | 'onImport'>) {
  const blocked = useBlockedReason();
  const tally = tallyOf(state);
  return (
    <div className={css['footer']}>
      <span className={css['summary']} aria-live="polite">
        {tallyWords(tally)}
      </span>
      <ActionButton label={t('Cancel')} variant="default" onClick={onCancel} />
      <ActionButton
        label={tally.total === 0 ? tIn('verb', 'Import') : t('Import {count}', { count: tally.total })}
        disabledReason={blocked ?? whyNot(state, tally.total)}
        onClick={onImport}
      />
    </div>
  );
}

function whyNot({ looking, error }: ImportState, total: number): string | null {
  if (looking) return t('The groups are being looked at again');
  if (error?.code === 'import_not_found') return t('Read the files again first');
  return total === 0 ? t('No group is chosen for the import') : null;
}
