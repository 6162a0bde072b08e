import { TagsInput, Textarea } from '@mantine/core';
import { useId, useState, type ClipboardEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AccountView } from '../../../shared/account';
import { explainProblem } from '../../../shared/explain/problem';
import type { Problem } from '../../../shared/problem';
import { Note } from '../../components/note';
import { errorAtField, warningsAtField } from '../../components/form-problems';
import { keysIn } from './pool-draft';
import css from './pool-sections.module.css';
import { useAccountSearch } from './use-account-search';

/** From more on, keys are shown as lines. */
const MOST_PILLS = 60;
const MOST_WARNINGS = 3;

interface KeyListProps {
  readonly label: string;
  readonly explanation: string;
  readonly path: 'include' | 'exclude';
  readonly keys: readonly string[];
  readonly problems: readonly Problem[];
  readonly onChange: (keys: string[]) => void;
}

/** Accounts by key: found by searching, or pasted, many at once. */
export function KeyList(props: KeyListProps) {
  const { label, explanation, path, keys, problems, onChange } = props;
  const [asText, setAsText] = useState(keys.length > MOST_PILLS);
  const id = useId();
  const warnings = warningsAtField(problems, path);
  return (
    <div className={css['block']}>
      <div className={css['listHead']}>
        <label htmlFor={id}>
          {label}
          {keys.length > 0 ? ` (${String(keys.length)})` : ''}
        </label>
        <button
          type="button"
          onClick={() => {
            setAsText(!asText);
          }}
        >
          {asText ? t('Show as a list') : t('Edit as text')}
        </button>
      </div>
      <p className={css['explain']}>{explanation}</p>
      {asText ? (
        <KeyLines id={id} path={path} keys={keys} onChange={onChange} />
      ) : (
        <KeyPills {...props} id={id} error={errorAtField(problems, path, true)} />
      )}
      {warnings.slice(0, MOST_WARNINGS).map((problem) => {
        const { title, hint } = explainProblem(problem);
        return <Note key={problem.path} tone="amber" title={title} hint={hint} />;
      })}
      {warnings.length > MOST_WARNINGS ? (
        <p className={css['explain']}>
          {t('{count, plural, one {# more warning} other {# more warnings}}', {
            count: warnings.length - MOST_WARNINGS,
          })}
        </p>
      ) : null}
    </div>
  );
}

interface KeyPillsProps extends Pick<KeyListProps, 'path' | 'keys' | 'onChange'> {
  readonly id: string;
  readonly error: string | undefined;
}

function KeyPills({ id, path, keys, error, onChange }: KeyPillsProps) {
  const [search, setSearch] = useState('');
  const found = useAccountSearch(search);
  const chosen = new Set(keys);
  const paste = (event: ClipboardEvent): void => {
    const pasted = keysIn(event.clipboardData.getData('text'));
    if (pasted.length < 2) return;
    event.preventDefault();
    event.stopPropagation();
    setSearch('');
    onChange([...new Set([...keys, ...pasted])]);
  };
  return (
    <TagsInput
      id={id}
      data-path={path}
      placeholder={keys.length === 0 ? t('Search accounts, or paste many keys') : ''}
      splitChars={[]}
      value={[...keys]}
      error={error}
      data={found.map(({ key }) => key).filter((key) => !chosen.has(key))}
      filter={({ options }) => options}
      renderOption={({ option }) => <Option value={option.value} found={found} />}
      searchValue={search}
      onSearchChange={setSearch}
      // Before the field's own, which knows no lines.
      onPasteCapture={paste}
      onChange={onChange}
      styles={{ inputField: { minWidth: 220 }, pillsList: { maxHeight: 116, overflowY: 'auto' } }}
    />
  );
}

function Option({ value, found }: { value: string; found: readonly AccountView[] }) {
  const account = found.find(({ key }) => key === value);
  const holder = account?.holder ?? null;
  const words = [
    account?.label ?? '',
    holder === null ? '' : t('held by {group}', { group: holder.groupName }),
  ].filter((word) => word !== '');
  return (
    <span className={css['option']}>
      <bdi>{value}</bdi>
      {words.length === 0 ? null : <small>{words.join(' · ')}</small>}
    </span>
  );
}

function KeyLines({ id, path, keys, onChange }: Omit<KeyPillsProps, 'error'>) {
  const [text, setText] = useState(() => keys.join('\n'));
  return (
    <Textarea
      id={id}
      data-path={path}
      autosize
      minRows={4}
      maxRows={10}
      placeholder={t('One key a line')}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(keysIn(event.currentTarget.value));
      }}
    />
  );
}
