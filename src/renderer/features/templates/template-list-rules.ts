import type { TemplateSummary } from '../../../shared/template';
import type { TemplateFilter } from '../../state/templates-ui';

/** A template as it is listed. */
export interface ListedTemplate {
  readonly template: TemplateSummary;
  readonly errors: number;
  readonly warnings: number;
  /** How many routines and groups name it. */
  readonly users: number;
}

/** A template with what its row says. */
export function listedTemplate(template: TemplateSummary, users: number): ListedTemplate {
  const errors = template.problems.filter(({ level }) => level === 'error').length;
  return { template, errors, warnings: template.problems.length - errors, users };
}

export function isOf({ errors, warnings, users }: ListedTemplate, filter: TemplateFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'errors':
      return errors > 0;
    case 'warnings':
      return warnings > 0;
    case 'unused':
      return users === 0;
  }
}

/** The templates in which every word of the search is found, of the state that was chosen. */
export function findTemplates(
  listed: readonly ListedTemplate[],
  { search, filter }: { readonly search: string; readonly filter: TemplateFilter },
): readonly ListedTemplate[] {
  const words = search.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return listed.filter(
    (each) =>
      isOf(each, filter) && words.every((word) => textOf(each.template).toLocaleLowerCase().includes(word)),
  );
}

function textOf({ name, label, description, tags }: TemplateSummary): string {
  return [name, label, description, ...tags].join('\n');
}
