import { TagsInput, Textarea } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import type { Problem } from '../../../shared/problem';
import { FieldWarnings } from '../field-warnings';
import { errorAtField } from '../form-problems';

/** What every document has besides its name. */
interface Described {
  readonly description: string;
  readonly tags: readonly string[];
}

interface BasicsFieldsProps {
  readonly draft: Described;
  readonly change: (changes: { description?: string; tags?: string[] }) => void;
  readonly problems: readonly Problem[];
  /** Tags that are in use. */
  readonly known: readonly string[];
  /** Problems that belong to no field. */
  readonly elsewhere: readonly Problem[];
}

/** Description, tags, and what is wrong with no field. */
export function BasicsFields({ draft, change, problems, known, elsewhere }: BasicsFieldsProps) {
  return (
    <>
      <Textarea
        label={t('Description')}
        data-path="description"
        placeholder={t('What it is for, in your words')}
        autosize
        minRows={3}
        maxRows={8}
        dir="auto"
        value={draft.description}
        error={errorAtField(problems, 'description')}
        onChange={(event) => {
          change({ description: event.currentTarget.value });
        }}
      />
      <TagsInput
        label={t('Tags')}
        data-path="tags"
        description={t('Words to find it by; Enter adds one')}
        data={known}
        value={[...draft.tags]}
        onChange={(value) => {
          change({ tags: value });
        }}
      />
      {elsewhere.map((problem) => (
        <FieldWarnings key={problem.path} problems={elsewhere} path={problem.path} />
      ))}
    </>
  );
}
