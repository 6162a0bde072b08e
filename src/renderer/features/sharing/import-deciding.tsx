import { Loader } from '@mantine/core';
import { t, tIn } from '../../../shared/catalogue/translate';
import { explainError } from '../../../shared/explain';
import { ActionButton } from '../../components/action-button';
import css from '../../components/import-dialog/import-dialog.module.css';
import { ImportFooter } from '../../components/import-dialog/import-footer';
import { ImportTable } from '../../components/import-dialog/import-table';
import { LeftOutNote } from '../../components/import-dialog/left-out-note';
import { Note } from '../../components/note';
import { useView } from '../../state/host-context';
import type { LeftOut } from '../../state/import-facts';
import { ChoiceForAll } from './choice-for-all';
import { ImportMapping } from './import-mapping';
import { ImportRow } from './import-row';
import type { ImportSession } from './import-session';
import { choiceOf, tallyOf, type ImportState } from './import-state';
import { foundWords, tallyWords } from './import-words';

interface DecidingProps {
  readonly session: ImportSession;
  readonly state: ImportState;
  readonly leftOut: LeftOut | undefined;
  readonly onCancel: () => void;
  readonly onImport: () => void;
}

/** What was found, and what shall become of it. */
export function ImportDeciding({ session, state, leftOut, onCancel, onImport }: DecidingProps) {
  const { rows, mapping, placeholders, error, looking } = state;
  const tally = tallyOf(state);
  const { total } = tally;
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
      <FoundTable session={session} state={state} />
      <ImportFooter
        summary={tallyWords(tally)}
        label={total === 0 ? tIn('verb', 'Import') : t('Import {count}', { count: total })}
        disabledReason={whyNot(state, total)}
        onCancel={onCancel}
        onImport={onImport}
      />
    </>
  );
}

/** Every group that was found and every source that holds none. */
function FoundTable({ session, state: { rows, chosen } }: Pick<DecidingProps, 'session' | 'state'>) {
  const definitions = useView((state) => state.view?.definitions);
  const routines = useView((state) => state.view?.routines);
  const byId = new Map(rows.map((row) => [row.rowId, row]));
  return (
    <ImportTable
      label={t('Groups found')}
      columns={[
        { title: t('Group and where it comes from') },
        { title: t('What it changes here'), width: '18%' },
        { title: t('What it will do'), width: '17%' },
        { title: t('What is missing here'), width: '22%' },
      ]}
      rows={rows}
      moreHint={t('They are imported all the same, as suggested or set for all.')}
    >
      {(row) => (
        <ImportRow
          key={row.rowId}
          row={row}
          choice={choiceOf(row, chosen)}
          met={row.meets === null ? undefined : definitions?.[row.meets.definitionId]}
          routine={row.definition === null ? undefined : routines?.[row.definition.routineName]}
          repeats={row.repeats === null ? undefined : byId.get(row.repeats)}
          onChoose={(rowId, choice) => {
            session.choose({ [rowId]: choice });
          }}
        />
      )}
    </ImportTable>
  );
}

function whyNot({ looking, error }: ImportState, total: number): string | null {
  if (looking) return t('The groups are being looked at again');
  if (error?.code === 'import_not_found') return t('Read the files again first');
  return total === 0 ? t('No group is chosen for the import') : null;
}
