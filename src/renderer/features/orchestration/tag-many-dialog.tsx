import { t } from '../../../shared/catalogue/translate';
import { Button, Checkbox, Group, Modal, TagsInput } from '@mantine/core';
import { useState } from 'react';
import type { DefinitionId } from '../../../shared/ids';
import { ActionButton } from '../../components/action-button';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import css from './bulk.module.css';
import { nextWishes, tagChanges, tagRows, wishedState, type TagRow, type TagWishes } from './tag-states';
import { useChosen } from './use-chosen';
import { useTagMany } from './use-tag-many';

const MAX_TAG = 60;
const MAX_NEW = 50;

interface TagManyDialogProps {
  readonly definitionIds: readonly DefinitionId[];
  readonly onClose: () => void;
}

/** Adds tags to many groups and takes others away; what is not touched stays as it is on each of them. */
export function TagManyDialog({ definitionIds, onClose }: TagManyDialogProps) {
  const { chosen } = useChosen(definitionIds);
  const [wishes, setWishes] = useState<TagWishes>(new Map());
  const [fresh, setFresh] = useState<readonly string[]>([]);
  const { busy, tag } = useTagMany();
  const blocked = useBlockedReason();
  const rows = tagRows(chosen);
  const changes = tagChanges(chosen, wishes, fresh);
  const confirm = async (): Promise<void> => {
    if (await tag(chosen, changes)) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('{count, plural, one {Tags of 1 group} other {Tags of # groups}}', { count: chosen.length })}
    >
      <NewTags value={fresh} onChange={setFresh} />
      <Rows
        rows={rows}
        total={chosen.length}
        wishes={wishes}
        onPress={(row) => {
          setWishes(nextWishes(row, wishes));
        }}
      />
      <Group justify="space-between" mt="lg" gap="xs">
        <span role="status" style={{ fontSize: 13, color: 'var(--dim)' }}>
          {t('{count, plural, one {1 group changes} other {# groups change}}', { count: changes.groups })}
        </span>
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <ActionButton
            label={t('Save tags')}
            busy={busy}
            disabledReason={blocked ?? (changes.groups === 0 ? t('Nothing would change') : null)}
            onClick={() => void confirm()}
          />
        </Group>
      </Group>
    </Modal>
  );
}

function NewTags({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (tags: readonly string[]) => void;
}) {
  const definitions = useView((state) => state.view?.definitions);
  // Suggestions come with the first letter: opened with the dialog they would hide what is beneath.
  const [search, setSearch] = useState('');
  const known = new Set(Object.values(definitions ?? {}).flatMap(({ definition }) => definition.tags));
  return (
    <TagsInput
      data-autofocus
      label={t('Add to all of them')}
      placeholder={value.length === 0 ? t('Type a tag and press Enter') : ''}
      data={[...known].sort()}
      value={[...value]}
      maxTags={MAX_NEW}
      maxLength={MAX_TAG}
      searchValue={search}
      onSearchChange={setSearch}
      dropdownOpened={search.trim() !== ''}
      onChange={(tags) => {
        onChange(tags.map((each) => each.trim()).filter(Boolean));
      }}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

interface RowsProps {
  readonly rows: readonly TagRow[];
  readonly total: number;
  readonly wishes: TagWishes;
  readonly onPress: (row: TagRow) => void;
}

function Rows({ rows, total, wishes, onPress }: RowsProps) {
  if (rows.length === 0) {
    return <p style={{ margin: '14px 0 0', color: 'var(--dim)' }}>{t('None of them has a tag yet.')}</p>;
  }
  return (
    <fieldset className={css['tags']}>
      <legend>{t('Their tags')}</legend>
      <ul className={css['names']}>
        {rows.map((row) => {
          const state = wishedState(row, wishes);
          return (
            <li key={row.tag}>
              <Checkbox
                size="xs"
                checked={state === 'all'}
                indeterminate={state === 'some'}
                label={<bdi>{row.tag}</bdi>}
                onChange={() => {
                  onPress(row);
                }}
              />
              <small>{rowWords(row, state, total)}</small>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

function rowWords({ count, state: before }: TagRow, state: TagRow['state'], total: number): string {
  if (state === before)
    return state === 'all' ? t('on all of them') : t('on {count} of {total}', { count, total });
  if (state === 'all') return t('added to {count} more', { count: total - count });
  return t('taken away from {count}', { count });
}
