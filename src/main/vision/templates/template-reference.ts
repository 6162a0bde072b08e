import { z } from 'zod';
import { TemplateSettings, type TemplateSummary } from '../../../shared/template';

type JsonSchema = Record<string, unknown>;

/** JSON Schema of what stands beside a picture; editors complete and check with it. */
export function templateJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(TemplateSettings, {
    io: 'input',
    // What nobody reads is a warning in the window, and should be seen while one writes.
    override: ({ jsonSchema }) => {
      if (jsonSchema.type === 'object') jsonSchema.additionalProperties = false;
    },
  });
  return { title: 'Template', description: 'What Muster knows of a picture it looks for.', ...schema };
}

/** The page about templates with its tables made anew, between the pairs of comments. */
export function withTemplateTables(page: string, samples: readonly TemplateSummary[]): string {
  const settings = Object.entries(TemplateSettings.shape)
    .filter(([key]) => key !== '$schema')
    .map(([key, { description = '' }]) => [`\`${key}\``, description]);
  const rows = samples.map(({ name, label, description, images }) => [
    `[\`${name}\`](${images[0]?.file ?? ''})`,
    label,
    description,
    images.map(({ width, height }) => `${String(width)} × ${String(height)}`).join(', '),
  ]);
  const withSettings = between(page, 'settings', table(['setting', 'means'], settings));
  return between(withSettings, 'samples', table(['template', 'label', 'what it shows', 'pixels'], rows));
}

/** A page with what stands between a pair of comments made anew. */
export function between(page: string, what: string, content: string): string {
  const [start, end] = [`<!-- ${what} -->`, `<!-- end of ${what} -->`];
  const [before, rest = ''] = page.split(start);
  return `${before ?? ''}${start}\n\n${content}\n\n${end}${rest.split(end)[1] ?? ''}`;
}

/** A table, markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
