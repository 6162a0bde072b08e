import { Radio, Table } from '@mantine/core';
import { t } from '../../shared/catalogue/translate';
import type { Json } from '../../shared/definition-difference';
import css from './three-way-table.module.css';
import type { ChangedField, Side } from './three-way';

/** How the fields of a document and their values are said. */
export interface FieldWords {
  readonly label: (path: string) => string;
  readonly value: (path: string, value: Json | undefined) => string;
}

interface ThreeWayTableProps {
  readonly words: FieldWords;
  readonly fields: readonly ChangedField[];
  readonly choices: ReadonlyMap<string, Side>;
  readonly onChoose: (path: string, side: Side) => void;
}

/** Every field that was changed: what it was, what it is in the file now, and what it is here; what is kept is marked. */
export function ThreeWayTable({ words, fields, choices, onChoose }: ThreeWayTableProps) {
  if (fields.length === 0) return <p className={css['none']}>{t('Both versions say the same by now.')}</p>;
  return (
    <div className={css['scroll']}>
      <Table verticalSpacing={6} aria-label={t('What was changed')} className={css['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="20%">{t('Field')}</Table.Th>
            <Table.Th w="24%">{t('When you began')}</Table.Th>
            <Table.Th w="28%">{t('Theirs, in the file now')}</Table.Th>
            <Table.Th w="28%">{t('Mine')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map((field) => (
            <FieldRow
              key={field.path}
              words={words}
              field={field}
              choice={choices.get(field.path)}
              onChoose={(side) => {
                onChoose(field.path, side);
              }}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface FieldRowProps extends Pick<ThreeWayTableProps, 'words'> {
  readonly field: ChangedField;
  readonly choice: Side | undefined;
  readonly onChoose: (side: Side) => void;
}

function FieldRow({ words, field, choice, onChoose }: FieldRowProps) {
  const { path, by, base, theirs, mine } = field;
  const kept = by === 'both' ? choice : by;
  return (
    <Table.Tr data-by={by}>
      <Table.Th scope="row" className={css['field'] ?? ''}>
        {words.label(path)}
        {by === 'both' ? <small>{t('Changed by both')}</small> : null}
        {by === 'same' ? <small>{t('Changed alike')}</small> : null}
      </Table.Th>
      <Table.Td className={css['was'] ?? ''}>
        <Value text={words.value(path, base)} />
      </Table.Td>
      <Cell {...{ words, field, onChoose, kept }} side="theirs" value={theirs} />
      <Cell {...{ words, field, onChoose, kept }} side="mine" value={mine} />
    </Table.Tr>
  );
}

interface CellProps extends Pick<ThreeWayTableProps, 'words'> {
  readonly field: ChangedField;
  readonly side: Side;
  readonly value: Json | undefined;
  readonly kept: Side | 'same' | undefined;
  readonly onChoose: (side: Side) => void;
}

function Cell({ words: say, field: { path, by }, side, value, kept, onChoose }: CellProps) {
  const isKept = kept === side || kept === 'same';
  const words = { field: say.label(path), value: say.value(path, value) };
  if (by === 'both') {
    return (
      <Table.Td data-kept={isKept || undefined}>
        <Radio
          name={`keep ${path}`}
          checked={kept === side}
          aria-label={
            side === 'mine'
              ? t('{field}: keep mine, {value}', words)
              : t('{field}: keep theirs, {value}', words)
          }
          label={<Value text={words.value} />}
          onChange={() => {
            onChoose(side);
          }}
        />
      </Table.Td>
    );
  }
  const isUnchanged = by !== 'same' && by !== side;
  return (
    <Table.Td data-kept={isKept || undefined}>
      {isUnchanged ? (
        <span className={css['was']}>{t('unchanged')}</span>
      ) : (
        <>
          <Value text={words.value} />
          <small className={css['keptWord']}>{t('kept')}</small>
        </>
      )}
    </Table.Td>
  );
}

function Value({ text }: { text: string }) {
  return (
    <bdi className={css['value']} title={text}>
      {text}
    </bdi>
  );
}
