import type { Message } from '../../shared/catalogue/translate';

/** A section of a form with sections. */
export interface FormSection<N extends string = string> {
  readonly name: N;
  readonly title: Message;
  /** Fields of the document it holds, by the first part of their path. */
  readonly fields: readonly string[];
}

/** The section that holds the field of a path; undefined when none does. */
export function sectionAt<N extends string>(
  sections: readonly FormSection<N>[],
  path: string,
): N | undefined {
  const field = path.split('.')[0] ?? '';
  return sections.find(({ fields }) => fields.includes(field))?.name;
}
