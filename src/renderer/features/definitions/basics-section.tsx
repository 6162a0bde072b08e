import { TextInput } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import { MAX_NAME_LENGTH } from '../../../shared/definition-rules';
import { useView } from '../../state/host-context';
import css from '../../components/form-dialog.module.css';
import { BasicsFields } from '../../components/document-form/basics-fields';
import { errorAtField } from '../../components/form-problems';
import { SECTIONS, type FormProps } from './form';
import { useMemo } from 'react';

const KNOWN_FIELDS = new Set(SECTIONS.flatMap(({ fields }) => fields));

/** Name, description, tags. */
export function BasicsSection({ draft, change, problems }: FormProps) {
  const definitions = useView((state) => state.view?.definitions);
  const tags = useMemo(
    () => [...new Set(Object.values(definitions ?? {}).flatMap(({ definition }) => definition.tags))].sort(),
    [definitions],
  );
  const length = [...draft.name].length;
  const elsewhere = problems.filter(({ path }) => !KNOWN_FIELDS.has(path.split('.')[0] ?? ''));
  return (
    <div className={css['fields']}>
      <TextInput
        label={t('Name')}
        data-path="name"
        withAsterisk
        data-autofocus
        dir="auto"
        value={draft.name}
        error={errorAtField(problems, 'name')}
        {...(length > MAX_NAME_LENGTH - 20
          ? { description: t('{length} of {max} characters', { length, max: MAX_NAME_LENGTH }) }
          : {})}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => {
          change({ name: event.currentTarget.value });
        }}
      />
      <BasicsFields draft={draft} change={change} problems={problems} known={tags} elsewhere={elsewhere} />
    </div>
  );
}
