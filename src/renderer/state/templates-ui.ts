export type TemplateFilter = 'all' | 'errors' | 'warnings' | 'unused';

/** What the page of templates shows. */
export interface TemplatesUi {
  readonly search: string;
  readonly filter: TemplateFilter;
  /** Name of the template beside the list; null: none was chosen yet. */
  readonly chosen: string | null;
}

export const FIRST_TEMPLATES_UI: TemplatesUi = { search: '', filter: 'all', chosen: null };
