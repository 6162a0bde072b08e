import { msg } from '../../../shared/catalogue/translate';
import type { PoolDraft } from '../../../shared/pool';
import type { Problem } from '../../../shared/problem';
import type { FormSection } from '../../components/form-sections';

export type PoolSectionName = 'basics' | 'filter' | 'lists' | 'rules' | 'routines';

/** The sections of the form in order, with the fields each holds. */
export const POOL_SECTIONS: readonly FormSection<PoolSectionName>[] = [
  { name: 'basics', title: msg('Basics'), fields: ['name', 'description', 'tags'] },
  { name: 'filter', title: msg('Which accounts'), fields: ['filter', 'sort', 'limit'] },
  { name: 'lists', title: msg('Lists and folders'), fields: ['include', 'exclude', 'watchedFolders'] },
  { name: 'rules', title: msg('Rules'), fields: ['reuse', 'retry', 'onExhausted', 'atGroupEnd'] },
  { name: 'routines', title: msg('Before and after use'), fields: ['provision', 'cleanUp'] },
];

/** What every section gets: the draft, the way to change it, and what is wrong with it. */
export interface PoolFormProps {
  readonly draft: PoolDraft;
  readonly change: (changes: Partial<PoolDraft>) => void;
  readonly problems: readonly Problem[];
  /** The name groups know it by; null for a new pool. */
  readonly savedName: string | null;
}
