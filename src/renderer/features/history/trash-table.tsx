import { ActionIcon, Button, Tooltip, VisuallyHidden } from '@mantine/core';
import { RotateCcw, X } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { TrashEntryView } from '../../../shared/definition-version';
import { ActionButton } from '../../components/action-button';
import { RelativeTime } from '../../components/clocks';
import { useNow } from '../../components/ticker';
import { exactTime } from '../../components/time-words';
import css from './history.module.css';
import { inDays, KIND_WORDS, nameOfEntry } from './trash-words';

interface TrashTableProps {
  readonly entries: readonly TrashEntryView[];
  readonly blocked: string | null;
  /** Keys of calls under way; `restore <trashId>` is one. */
  readonly pending: ReadonlySet<string>;
  readonly onRestore: (entry: TrashEntryView) => void;
  readonly onRemove: (entry: TrashEntryView) => void;
}

/** So many rows are drawn at first; more on demand. */
const PAGE = 100;

/** Deleted files as rows, latest first. */
export function TrashTable({ entries, blocked, pending, onRestore, onRemove }: TrashTableProps) {
  const [shown, setShown] = useState(PAGE);
  if (entries.length === 0) return <p className={css['none']}>{t('No deleted file matches.')}</p>;
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className={css['tableScroll']} role="region" aria-label={t('Deleted files')} tabIndex={0}>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{t('Name')}</th>
            <th scope="col" className={css['kind']}>
              {t('Kind')}
            </th>
            <th scope="col" className={css['time']}>
              {t('Deleted')}
            </th>
            <th scope="col" className={css['time']}>
              {t('Removed for good')}
            </th>
            <th scope="col" className={css['actions']}>
              <VisuallyHidden>{t('Actions')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, shown).map((entry) => (
            <Row
              key={entry.trashId}
              entry={entry}
              blocked={blocked}
              busy={pending.has(`restore ${entry.trashId}`)}
              onRestore={onRestore}
              onRemove={onRemove}
            />
          ))}
        </tbody>
      </table>
      {entries.length > shown ? (
        <Button
          variant="subtle"
          size="xs"
          m="xs"
          onClick={() => {
            setShown(shown + PAGE);
          }}
        >
          {t('Show more of {count}', { count: entries.length })}
        </Button>
      ) : null}
    </div>
  );
}

interface RowProps extends Pick<TrashTableProps, 'blocked' | 'onRestore' | 'onRemove'> {
  readonly entry: TrashEntryView;
  readonly busy: boolean;
}

function Row({ entry, blocked, busy, onRestore, onRemove }: RowProps) {
  const name = nameOfEntry(entry);
  return (
    <tr>
      <th scope="row" title={name}>
        <bdi>{name}</bdi>
        {entry.name === null ? null : (
          <small title={entry.file}>
            <bdi>{entry.file}</bdi>
          </small>
        )}
      </th>
      <td>{KIND_WORDS[entry.kind]}</td>
      <td>
        <RelativeTime at={entry.deletedAt} />
      </td>
      <td>
        <DueDays at={entry.removedAt} />
      </td>
      <td className={css['actions']}>
        <ActionButton
          label={t('Restore')}
          icon={RotateCcw}
          size="xs"
          variant="default"
          accessibleName={t('Restore “{name}”', { name })}
          busy={busy}
          disabledReason={
            blocked ?? (entry.kind === 'other' ? t('Muster does not know which folder it belongs to') : null)
          }
          onClick={() => {
            onRestore(entry);
          }}
        />
        <Tooltip label={t('Remove for good…')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('Remove “{name}” for good…', { name })}
            disabled={blocked !== null}
            onClick={() => {
              onRemove(entry);
            }}
          >
            <X size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </td>
    </tr>
  );
}

function DueDays({ at }: { at: string }) {
  const now = useNow();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={exactTime(time)}>
      {inDays(time, now)}
    </time>
  );
}
