import { TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { sameName } from '../../../shared/definition-rules';
import { listed } from '../../../shared/explain/words';
import { BasicsFields } from '../../components/document-form/basics-fields';
import css from '../../components/form-dialog.module.css';
import { errorAtField } from '../../components/form-problems';
import { sectionAt } from '../../components/form-sections';
import { Note } from '../../components/note';
import { useView } from '../../state/host-context';
import { groupsUsing } from './pool-list';
import { POOL_SECTIONS, type PoolFormProps } from './pool-sections';

/** Name, description, tags. */
export function PoolBasics({ draft, change, problems, savedName }: PoolFormProps) {
  const pools = useView((state) => state.view?.pools);
  const tags = useMemo(
    () => [...new Set(Object.values(pools ?? {}).flatMap(({ pool }) => pool.tags))].sort(),
    [pools],
  );
  const elsewhere = problems.filter(({ path }) => sectionAt(POOL_SECTIONS, path) === undefined);
  return (
    <div className={css['fields']}>
      <TextInput
        label={t('Name')}
        description={t('Groups draw from the pool by this name.')}
        data-path="name"
        withAsterisk
        data-autofocus
        dir="auto"
        value={draft.name}
        error={errorAtField(problems, 'name')}
        onChange={(event) => {
          change({ name: event.currentTarget.value });
        }}
      />
      <RenameNote savedName={savedName} name={draft.name} />
      <BasicsFields draft={draft} change={change} problems={problems} known={tags} elsewhere={elsewhere} />
    </div>
  );
}

/** Groups know a pool by its name: who would look for it in vain. */
function RenameNote({ savedName, name }: { savedName: string | null; name: string }) {
  const definitions = useView((state) => state.view?.definitions);
  const groups = useMemo(() => groupsUsing(savedName ?? '', definitions ?? {}), [definitions, savedName]);
  if (savedName === null || groups.length === 0 || sameName(savedName, name)) return null;
  return (
    <Note
      tone="amber"
      title={t(
        '{count, plural, one {One group knows this pool as “{name}”} other {# groups know this pool as “{name}”}}',
        { count: groups.length, name: savedName },
      )}
      hint={t('After the change they won’t find it: choose the pool anew in {groups}.', {
        groups: listed(
          groups.map((group) => group.name),
          3,
        ),
      })}
    />
  );
}
