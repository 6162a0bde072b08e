import { ActionIcon, NativeSelect } from '@mantine/core';
import { ChevronDown, ChevronRight, CircleX } from 'lucide-react';
import { memo, useId, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { explainImportRefusal, IMPORT_FORM_WORDS } from '../../../shared/explain/import';
import type { ImportRow as Row } from '../../../shared/import';
import { AbleCell, ChangeCell, MissingCell } from './import-cells';
import { ImportRowDetails } from './import-row-details';
import type { ImportRowProps } from './import-row-props';
import { choiceWords } from './import-words';
import { MiddleCut } from './middle-cut';
import css from './sharing.module.css';

/** One group of an import, with its details folded; drawn anew only when something about it changes. */
export const ImportRow = memo(
  function ImportRow(props: ImportRowProps) {
    return props.row.definition === null ? <RefusedRow row={props.row} /> : <FoundRow {...props} />;
  },
  (a, b) =>
    a.row === b.row &&
    a.choice === b.choice &&
    a.met === b.met &&
    a.routine === b.routine &&
    a.repeats === b.repeats,
);

function FoundRow(props: ImportRowProps) {
  const { row, choice, onChoose } = props;
  const [open, setOpen] = useState(false);
  const detailsId = useId();
  const name = row.definition?.name ?? '';
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <tbody data-choice={choice}>
      <tr>
        <td>
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
        </td>
        <th scope="row">
          <bdi className={css['name']} title={name}>
            {name}
          </bdi>
          <Source row={row} />
        </th>
        <ChangeCell {...props} />
        <AbleCell {...props} />
        <MissingCell {...props} />
        <td>
          <NativeSelect
            size="xs"
            aria-label={t('What to do with {name}', { name })}
            value={choice}
            onChange={(event) => {
              const next = row.choices.find((one) => one === event.currentTarget.value);
              if (next) onChoose(row.rowId, next);
            }}
          >
            {row.choices.map((one) => (
              <option key={one} value={one}>
                {choiceWords(one)}
              </option>
            ))}
          </NativeSelect>
        </td>
      </tr>
      {open ? (
        <tr id={detailsId} className={css['detailRow'] ?? ''}>
          <td />
          <td colSpan={5}>
            <ImportRowDetails {...props} />
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function RefusedRow({ row }: { row: Row }) {
  const { title, hint } =
    row.refusal === null
      ? { title: t('There is no group in it'), hint: '' }
      : explainImportRefusal(row.refusal);
  return (
    <tbody data-choice="refused">
      <tr>
        <td>
          <CircleX size={15} aria-hidden className={css['bad'] ?? ''} />
        </td>
        <th scope="row">
          <span className={css['name']}>
            <MiddleCut text={row.source} />
          </span>
          {row.position === null ? null : <small>{t('Entry {number}', { number: row.position })}</small>}
        </th>
        <td colSpan={3} className={css['refusal']}>
          <span dir="auto">{title}</span>
          {hint === '' ? null : <small>{hint}</small>}
        </td>
        <td className={css['left']}>{t('Can’t be imported')}</td>
      </tr>
    </tbody>
  );
}

function Source({ row }: { row: Row }) {
  return (
    <small className={css['source']}>
      <MiddleCut text={row.source} />
      {row.position === null ? null : <span>{t('no. {number}', { number: row.position })}</span>}
      {row.form === null ? null : <span>{IMPORT_FORM_WORDS[row.form]}</span>}
    </small>
  );
}
