import { memo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { explainImportRefusal, IMPORT_FORM_WORDS } from '../../../shared/explain/import';
import type { ImportRow as Row } from '../../../shared/import';
import { ChoiceSelect } from '../../components/import-dialog/choice-select';
import { FoldingRow, RefusedRow } from '../../components/import-dialog/import-row';
import { AbleCell, ChangeCell, MissingCell } from './import-cells';
import { ImportRowDetails } from './import-row-details';
import type { ImportRowProps } from './import-row-props';
import { MiddleCut } from './middle-cut';

/** One group of an import, with its details folded; drawn anew only when something about it changes. */
export const ImportRow = memo(
  function ImportRow(props: ImportRowProps) {
    return props.row.definition === null ? <NoGroup row={props.row} /> : <FoundRow {...props} />;
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
  const name = row.definition?.name ?? '';
  return (
    <FoldingRow
      name={name}
      source={
        <>
          <MiddleCut text={row.source} />
          {row.position === null ? null : <span>{t('no. {number}', { number: row.position })}</span>}
          {row.form === null ? null : <span>{IMPORT_FORM_WORDS[row.form]}</span>}
        </>
      }
      choice={choice}
      columns={5}
      details={() => <ImportRowDetails {...props} />}
    >
      <ChangeCell {...props} />
      <AbleCell {...props} />
      <MissingCell {...props} />
      <td>
        <ChoiceSelect
          name={name}
          choices={row.choices}
          choice={choice}
          onChoose={(next) => {
            onChoose(row.rowId, next);
          }}
        />
      </td>
    </FoldingRow>
  );
}

function NoGroup({ row: { refusal, source, position } }: { row: Row }) {
  return (
    <RefusedRow
      source={<MiddleCut text={source} />}
      place={position === null ? null : t('Entry {number}', { number: position })}
      {...(refusal === null ? { title: t('There is no group in it') } : explainImportRefusal(refusal))}
      columns={3}
    />
  );
}
