import { err, type ErrorOf } from '../../../shared/errors';
import type { TemplateSummary } from '../../../shared/template';
import type { readOwn } from './template-files';
import type { WriteFault } from './write-templates';

export type NotFound = ErrorOf<'template_not_found'>;
export type Unusable = ErrorOf<'template_unusable'>;
export type Changed = ErrorOf<'template_changed'>;
export type WriteFailed = ErrorOf<'file_write_failed'>;
export type BadName = ErrorOf<'template_name_invalid' | 'template_name_taken'>;

export function refusedWrite(name: string, fault: WriteFault) {
  if (fault === 'name_taken') return taken(name);
  if (fault === 'name_invalid')
    return err({ code: 'template_name_invalid' as const, name, reason: 'hidden' as const });
  return failed(`${name}.png`, fault.code);
}

export function missing(template: string) {
  return err({ code: 'template_not_found' as const, template });
}

export function changedSince(template: string) {
  return err({ code: 'template_changed' as const, template });
}

export function unusable(template: string, message: string) {
  return err({ code: 'template_unusable' as const, template, message });
}

export function taken(name: string) {
  return err({ code: 'template_name_taken' as const, name });
}

export function failed(file: string, reason: string) {
  return err({ code: 'file_write_failed' as const, file, reason });
}

/** Pictures and masks of a template. */
export function partsOf({ images }: Pick<TemplateSummary, 'images'>): string[] {
  return images.flatMap(({ file, mask }) => (mask ? [file, mask.file] : [file]));
}

/** Pictures and masks that templates of other names need. */
export function partsOfOthers(templates: readonly TemplateSummary[], name: string): ReadonlySet<string> {
  return new Set(templates.filter((one) => one.name !== name).flatMap(partsOf));
}

/** What tells one state of a file from another. */
export function hashIn(read: Awaited<ReturnType<typeof readOwn>>): string | undefined {
  return typeof read === 'object' ? read.hash : read;
}
