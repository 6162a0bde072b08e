import { TemplateSummary } from '../../src/shared/template';

/** A template with a picture of 40 × 20 pixels; `fields` overrides what is said of it. */
export function templateSummary(
  name: string,
  fields: Readonly<Record<string, unknown>> = {},
): TemplateSummary {
  const image = {
    file: `${name}.png`,
    hash: 'a',
    width: 40,
    height: 20,
    resolution: null,
    area: null,
    mask: null,
  };
  return TemplateSummary.parse({
    ...{ name, label: name.split('/').at(-1), description: '', tags: [], threshold: 0.8, color: false },
    ...{ scales: [1], images: [image], version: `version of ${name}`, problems: [] },
    ...fields,
  });
}
