import { Checkbox, Loader, NativeSelect, PasswordInput } from '@mantine/core';
import { msg, say, t, type Message } from '../../../../shared/catalogue/translate';
import { AccountFieldType } from '../../../../shared/account';
import type {
  AccountColumnTarget,
  AccountImportOptions,
  AccountImportPreview,
} from '../../../../shared/account-import';
import { explainError } from '../../../../shared/explain';
import { ACCOUNT_FORM_WORDS } from '../../../../shared/explain/account-import';
import { listed } from '../../../../shared/explain/words';
import { ImportFooter } from '../../../components/import-dialog/import-footer';
import { LeftOutNote } from '../../../components/import-dialog/left-out-note';
import { Note } from '../../../components/note';
import { useAccounts } from '../../../state/accounts-context';
import type { LeftOut } from '../../../state/import-facts';
import { FIELD_TYPE_WORDS } from '../field-types';
import { targetOf, targetOptions, targetValue } from './column-target';
import css from './import.module.css';
import type { AccountImportSession } from './import-session';
import { mappingOf, writtenBy, type AccountImportState } from './import-state';
import { RowProblems } from './row-problems';

interface ImportDecidingProps {
  readonly session: AccountImportSession;
  readonly state: AccountImportState;
  readonly leftOut: LeftOut | undefined;
  readonly onCancel: () => void;
}

/** What was found, where each column goes, what becomes of duplicates and bad rows. */
export function ImportDeciding({ session, state, leftOut, onCancel }: ImportDecidingProps) {
  const { preview } = state;
  if (preview === null) return null;
  const count = writtenBy(state);
  return (
    <>
      <div className={css['deciding']}>
        <Found preview={preview} isLooking={state.isLooking} />
        {state.error === null ? null : <Note tone="red" {...explainError(state.error)} />}
        {leftOut === undefined ? null : <LeftOutNote leftOut={leftOut} />}
        <Columns session={session} state={state} preview={preview} />
        <Duplicates session={session} state={state} preview={preview} />
        <NeedsPassphrase session={session} state={state} preview={preview} />
        {preview.bad === 0 ? null : (
          <section aria-label={t('Rows that can’t be taken')}>
            <Checkbox
              size="xs"
              label={t('Import the good rows although others are bad')}
              checked={state.goodRowsOnly}
              onChange={(event) => {
                void session.choose({ goodRowsOnly: event.currentTarget.checked });
              }}
            />
            <RowProblems problems={preview.problems} bad={preview.bad} />
          </section>
        )}
      </div>
      <ImportFooter
        summary={t('{fresh, number} new, {duplicates, number} there already, {bad, number} bad', {
          fresh: preview.fresh,
          duplicates: preview.duplicates,
          bad: preview.bad,
        })}
        label={t(
          '{count, plural, =0 {Import} one {Import 1 account} other {Import {count, number} accounts}}',
          { count },
        )}
        disabledReason={refusalOf(state, preview, count)}
        onCancel={onCancel}
        onImport={() => void session.write()}
        takesFocus
      />
    </>
  );
}

function refusalOf(state: AccountImportState, preview: AccountImportPreview, count: number): string | null {
  const targets = Object.values(mappingOf(state));
  if (!targets.some((target) => target?.kind === 'builtIn' && target.name === 'key'))
    return t('Choose the column that holds the key');
  if (state.isLooking) return t('The rows are being looked at');
  if (preview.bad > 0 && !state.goodRowsOnly)
    return t('Some rows are bad: mend the file, or take the good ones');
  return count === 0 ? t('There is nothing to write') : null;
}

function Found({ preview, isLooking }: { preview: AccountImportPreview; isLooking: boolean }) {
  const names = preview.sources.map(({ name }) => name);
  return (
    <p className={css['found']}>
      {t('{form}: {total, plural, one {1 row} other {{total, number} rows}} in {files}', {
        form: ACCOUNT_FORM_WORDS[preview.form],
        total: preview.total,
        files: listed(names),
      })}
      {isLooking ? <Loader size={14} aria-label={t('The rows are being looked at')} /> : null}
    </p>
  );
}

interface PartProps extends Pick<ImportDecidingProps, 'session' | 'state'> {
  readonly preview: AccountImportPreview;
}

function Columns({ session, state, preview }: PartProps) {
  const fields = useAccounts()?.fields ?? [];
  const mapping = mappingOf(state);
  const set = (name: string, target: AccountColumnTarget | null): void => {
    void session.choose({ mapping: { ...mapping, [name]: target } });
  };
  return (
    <div className={css['columns']}>
      <table aria-label={t('Columns')}>
        <thead>
          <tr>
            <th scope="col">{t('Column of the file')}</th>
            <th scope="col">{t('Goes to')}</th>
            <th scope="col">{t('Holds')}</th>
            <th scope="col">{t('Samples')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.columns.map(({ name, samples }) => {
            const target = mapping[name] ?? null;
            return (
              <tr key={name} data-out={target === null}>
                <th scope="row" title={name}>
                  <bdi>{name}</bdi>
                </th>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={t('Where column {name} goes', { name })}
                    data={targetOptions(name, target, fields)}
                    value={targetValue(target)}
                    onChange={(event) => {
                      set(name, targetOf(event.currentTarget.value, target, fields));
                    }}
                  />
                </td>
                <td>
                  <TypeSelect
                    name={name}
                    target={target}
                    isKnown={target?.kind === 'field' && fields.some((field) => field.name === target.name)}
                    onChange={(next) => {
                      set(name, next);
                    }}
                  />
                </td>
                <td className={css['samples']} title={samples.join('\n')}>
                  {samples.map((sample, at) => (
                    <bdi key={at}>{sample === '' ? '–' : sample}</bdi>
                  ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface TypeSelectProps {
  readonly name: string;
  readonly target: AccountColumnTarget | null;
  /** The field is there already, with its type. */
  readonly isKnown: boolean;
  readonly onChange: (target: AccountColumnTarget) => void;
}

function TypeSelect({ name, target, isKnown, onChange }: TypeSelectProps) {
  if (target?.kind !== 'field') return null;
  if (isKnown) return <span>{FIELD_TYPE_WORDS[target.type]}</span>;
  return (
    <NativeSelect
      size="xs"
      aria-label={t('What column {name} holds', { name })}
      data={AccountFieldType.options.map((value) => ({ value, label: FIELD_TYPE_WORDS[value] }))}
      value={target.type}
      onChange={(event) => {
        onChange({ ...target, type: AccountFieldType.parse(event.currentTarget.value) });
      }}
    />
  );
}

const DUPLICATES: readonly (readonly [AccountImportOptions['onDuplicate'], Message])[] = [
  ['update', msg('Update what the file says, keep the rest')],
  ['replace', msg('Replace all fields')],
  ['skip', msg('Leave them as they are')],
];

function Duplicates({ session, state, preview }: PartProps) {
  if (preview.duplicates === 0) return null;
  return (
    <NativeSelect
      className={css['duplicates']}
      label={t(
        '{count, plural, one {1 account is there already} other {{count, number} accounts are there already}}',
        {
          count: preview.duplicates,
        },
      )}
      data={DUPLICATES.map(([value, label]) => ({ value, label: say(label) }))}
      value={state.onDuplicate}
      onChange={(event) => {
        const wanted = DUPLICATES.find(([value]) => value === event.currentTarget.value)?.[0] ?? 'update';
        void session.choose({ onDuplicate: wanted });
      }}
    />
  );
}

/** A file that was exported with a passphrase needs it here. */
function NeedsPassphrase({ session, state, preview }: PartProps) {
  const isNeeded = preview.problems.some(
    ({ code }) => code === 'passphrase_needed' || code === 'passphrase_wrong',
  );
  if (!isNeeded && state.passphrase === '') return null;
  return (
    <PasswordInput
      className={css['duplicates']}
      label={t('Passphrase of the secrets in the file')}
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
      defaultValue={state.passphrase}
      onBlur={(event) => {
        const passphrase = event.currentTarget.value;
        if (passphrase !== state.passphrase) void session.choose({ passphrase });
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}
