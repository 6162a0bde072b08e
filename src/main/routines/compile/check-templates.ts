import { didYouMean, nearestName } from '../../../shared/routine-nearest-name';

/** Each template with the sentence that says why it can't be used; null where it can. */
export type TemplateFaults = ReadonlyMap<string, string | null>;

/** What is wrong with the template of this name; undefined when it can be used. */
export function templateProblem(
  name: string,
  templates: TemplateFaults,
): { readonly code: string; readonly message: string; readonly suggestion?: string | undefined } | undefined {
  const fault = templates.get(name);
  if (fault === null) return undefined;
  if (fault !== undefined)
    return { code: 'template_invalid', message: `The template "${name}" can't be used. ${fault}` };
  const message = `There is no template "${name}".${didYouMean(name, templates.keys())} Templates lie below templates/.`;
  return { code: 'template_missing', message, suggestion: nearestName(name, templates.keys()) };
}
