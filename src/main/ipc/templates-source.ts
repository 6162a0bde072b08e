import type { StreamSources } from '../../shared/contract';
import type { TemplateDirectory } from '../vision/templates/template-directory';

/** Templates as a stream: all of them, and then those that come, change or go. */
export function templatesSource(
  directory: Pick<TemplateDirectory, 'list' | 'watch'>,
): StreamSources['templates'] {
  return {
    keyOf: (change) => (change.type === 'put' ? change.template.name : change.name),
    open: (_input, push) => ({ snapshot: [...directory.list()], close: directory.watch(push) }),
  };
}
