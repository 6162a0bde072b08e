import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImportedTemplate } from '../main/routines/import/import-routines';
import { writeTemplate, type WriteFault } from '../main/vision/templates/write-templates';

/** What became of a template of a list. */
export interface TemplateRow {
  readonly name: string;
  readonly outcome: 'added' | 'wouldBeAdded' | 'failed';
  /** Why it was not saved. */
  readonly reason: string | null;
}

/** Saves templates of lists of the earlier program; one that is there already is left as it is. */
export async function saveTemplates(
  folder: string,
  templates: readonly ImportedTemplate[],
  dryRun: boolean,
): Promise<readonly TemplateRow[]> {
  if (templates.length > 0 && !dryRun) await mkdir(folder, { recursive: true });
  const rows: TemplateRow[] = [];
  for (const template of templates) {
    const isThere = existsSync(join(folder, `${template.name}.png`));
    const dry = isThere ? 'name_taken' : null;
    const fault = dryRun ? dry : await writeTemplate(folder, template);
    const done = dryRun ? 'wouldBeAdded' : 'added';
    rows.push({ name: template.name, outcome: fault === null ? done : 'failed', reason: wordsOf(fault) });
  }
  return rows;
}

/** One template for people. */
export function templateLine({ name, outcome, reason }: TemplateRow): string {
  if (outcome === 'failed') return `template “${name}”: not imported: ${reason ?? ''}`;
  return `template “${name}”: ${outcome === 'added' ? 'added' : 'would be added'}`;
}

function wordsOf(fault: WriteFault | null): string | null {
  if (fault === null) return null;
  if (fault === 'name_taken') return 'one of this name is there already';
  return fault === 'name_invalid' ? 'no file can have this name' : `it could not be written (${fault.code})`;
}
