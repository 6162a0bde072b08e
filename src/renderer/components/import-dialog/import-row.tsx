import { ActionIcon } from '@mantine/core';
import { ChevronDown, ChevronRight, CircleX } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { t } from '../../../shared/catalogue/translate';
import css from './import-dialog.module.css';

interface FoldingRowProps {
  readonly name: string;
  /** Where it comes from and what it is there. */
  readonly source: ReactNode;
  /** Of the whole row: what shall become of it. */
  readonly choice: string;
  /** Cells between the name and the end of the row. */
  readonly children: ReactNode;
  /** What is shown when it is folded out; null where there is nothing more to say. */
  readonly details: (() => ReactNode) | null;
  /** Cells beside the one that folds it out. */
  readonly columns: number;
}

/** One row of an import with its details folded. */
export function FoldingRow({ name, source, choice, children, details, columns }: FoldingRowProps) {
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <tbody data-choice={choice}>
      <tr>
        <td>
          {details === null ? null : (
            <ActionIcon
              size="sm"
              aria-label={t('Details of {name}', { name })}
              aria-expanded={open}
              aria-controls={detailsId}
              onClick={() => {
                setOpen(!open);
              }}
            >
              <Chevron size={15} aria-hidden />
            </ActionIcon>
          )}
        </td>
        <th scope="row">
          <bdi className={css['name']} title={name}>
            {name}
          </bdi>
          <small className={css['source']}>{source}</small>
        </th>
        {children}
      </tr>
      {open && details !== null ? (
        <tr id={detailsId} className={css['detailRow'] ?? ''}>
          <td />
          <td colSpan={columns}>{details()}</td>
        </tr>
      ) : null}
    </tbody>
  );
}

interface RefusedRowProps {
  readonly source: ReactNode;
  /** Where in the source. */
  readonly place?: string | null;
  readonly title: string;
  readonly hint?: string;
  /** Cells between the name and the choice. */
  readonly columns: number;
}

/** Something that can't be imported, and why. */
export function RefusedRow({ source, place = null, title, hint = '', columns }: RefusedRowProps) {
  return (
    <tbody data-choice="refused">
      <tr>
        <td>
          <CircleX size={15} aria-hidden className={css['refusedMark'] ?? ''} />
        </td>
        <th scope="row">
          <bdi className={css['name']}>{source}</bdi>
          {place === null ? null : <small>{place}</small>}
        </th>
        <td colSpan={columns} className={css['refusal']}>
          <span dir="auto">{title}</span>
          {hint === '' ? null : <small>{hint}</small>}
        </td>
        <td>
          <span className={css['left']}>{t('Can’t be imported')}</span>
        </td>
      </tr>
    </tbody>
  );
}
