import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { TrashEntryView } from '../../../shared/definition-version';
import { ActionButton } from '../../components/action-button';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import { Answered, ListDialog, Refusal } from './answered';
import css from './history.module.css';
import { ListSearch } from './list-search';
import { RemoveForGoodDialog } from './remove-for-good-dialog';
import { TrashTable } from './trash-table';
import { useAnswer } from './use-answer';
import { nameOfEntry } from './trash-words';
import { useTrash } from './use-trash';

/** From this many files on there is a search. */
const SEARCHED_FROM = 8;

/** Deleted files, the way back, and the way out for good. */
export function TrashDialog({ onClose }: { onClose: () => void }) {
  // What is deleted or restored in another window changes how many there are.
  const saved = useView(({ view }) =>
    [view?.definitions, view?.pools].map((files) => Object.keys(files ?? {}).length).join(),
  );
  const answer = useAnswer('trash.list', {}, saved);
  const [asking, setAsking] = useState<readonly TrashEntryView[] | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const settle = (): void => {
    answer.ask();
    // The row that had the focus is gone.
    body.current?.focus();
  };
  const trash = useTrash(settle);
  return (
    <ListDialog title={t('Trash')} size={980} onClose={onClose}>
      <div ref={body} tabIndex={-1} className={css['whole']}>
        <Refusal words={trash.refused} />
        <Answered answer={answer} reading={t('Reading the trash')}>
          {({ entries }) =>
            entries.length === 0 ? <Empty /> : <Filled entries={entries} trash={trash} onRemove={setAsking} />
          }
        </Answered>
      </div>
      {asking === null ? null : (
        <RemoveForGoodDialog
          entries={asking}
          busy={trash.pending.has('remove')}
          onCancel={() => {
            setAsking(null);
          }}
          onRemove={() => {
            void trash.removeForGood(asking).then(() => {
              setAsking(null);
            });
          }}
        />
      )}
    </ListDialog>
  );
}

interface FilledProps {
  readonly entries: readonly TrashEntryView[];
  readonly trash: ReturnType<typeof useTrash>;
  readonly onRemove: (entries: readonly TrashEntryView[]) => void;
}

function Filled({ entries, trash, onRemove }: FilledProps) {
  const [search, setSearch] = useState('');
  const blocked = useBlockedReason();
  const wanted = search.trim().toLowerCase();
  const found = entries.filter((entry) =>
    `${nameOfEntry(entry)} ${entry.file}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      {entries.length < SEARCHED_FROM ? null : (
        <ListSearch label={t('Search the trash')} value={search} onChange={setSearch} />
      )}
      <TrashTable
        entries={found}
        blocked={blocked}
        pending={trash.pending}
        onRestore={(entry) => void trash.restore(entry)}
        onRemove={(entry) => {
          onRemove([entry]);
        }}
      />
      <div className={css['footer']}>
        <div className={css['footerRow']}>
          <span className={css['quiet']}>
            {t('Files are removed for good {days} days after they were deleted.', { days: 30 })}
          </span>
          <ActionButton
            label={t('Empty trash')}
            icon={Trash2}
            variant="default"
            disabledReason={blocked}
            onClick={() => {
              onRemove(entries);
            }}
          />
        </div>
      </div>
    </>
  );
}

function Empty() {
  return (
    <div className={css['empty']}>
      <Trash2 size={32} strokeWidth={1.5} aria-hidden />
      <h3>{t('The trash is empty')}</h3>
      <p>
        {t(
          'Groups, templates and pools you delete, and broken files you remove, are kept here for {days} days. Restore brings a file back exactly as it was.',
          { days: 30 },
        )}
      </p>
    </div>
  );
}
