import { Checkbox, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { t, tIn } from '../../../shared/catalogue/translate';
import { MAX_ROUTINE_NAME } from '../../../shared/routine-name';
import { TAG_LIMITS } from './template-draft';

/** What a person says of a template that is cut. */
export interface CutDraft {
  readonly name: string;
  readonly label: string;
  readonly tags: readonly string[];
  readonly threshold: number;
  readonly color: boolean;
  /** Look only near the place it was cut from. */
  readonly near: boolean;
}

interface CutFieldsProps {
  readonly draft: CutDraft;
  readonly nameError: string | null;
  /** Tags other templates have. */
  readonly knownTags: readonly string[];
  /** Whether its place on the screen is known. */
  readonly isPlaced: boolean;
  readonly onChange: (change: Partial<CutDraft>) => void;
}

/** Name and settings of a template that is cut. */
export function CutFields({ draft, nameError, knownTags, isPlaced, onChange }: CutFieldsProps) {
  return (
    <>
      <TextInput
        label={t('Name')}
        description={tIn('picture', 'Routines call it so. Folders stand before it: shop/claim.')}
        placeholder="shop/claim" // no words: name
        maxLength={MAX_ROUTINE_NAME}
        spellCheck={false}
        autoComplete="off"
        value={draft.name}
        error={draft.name.trim() === '' ? null : nameError}
        onChange={({ currentTarget }) => {
          onChange({ name: currentTarget.value });
        }}
      />
      <TextInput
        label={t('Label')}
        description={t('What people read in lists. Without one it is the name.')}
        maxLength={120}
        dir="auto"
        value={draft.label}
        onChange={({ currentTarget }) => {
          onChange({ label: currentTarget.value });
        }}
      />
      <TagsInput
        label={t('Tags')}
        data={[...knownTags]}
        {...TAG_LIMITS}
        value={[...draft.tags]}
        onChange={(tags) => {
          onChange({ tags });
        }}
      />
      <NumberInput
        label={t('Threshold')}
        description={t('How alike a place has to be; 1 is the same.')}
        min={0.05}
        max={1}
        step={0.05}
        decimalScale={3}
        value={draft.threshold}
        onChange={(next) => {
          if (typeof next === 'number') onChange({ threshold: next });
        }}
      />
      {isPlaced ? (
        <Checkbox
          label={t('Look only near this place')}
          description={t('Faster; for what does not move.')}
          checked={draft.near}
          onChange={({ currentTarget }) => {
            onChange({ near: currentTarget.checked });
          }}
        />
      ) : null}
      <Checkbox
        label={t('Compare colors too')}
        description={t('Slower; for things that differ in color alone.')}
        checked={draft.color}
        onChange={({ currentTarget }) => {
          onChange({ color: currentTarget.checked });
        }}
      />
    </>
  );
}
