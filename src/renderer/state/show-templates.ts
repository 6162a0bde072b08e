import type { TemplatesUi } from './templates-ui';
import type { UiStore } from './ui-store';

/** Changes what the page shows. */
export function changeTemplates({ setState }: UiStore, change: Partial<TemplatesUi>): void {
  setState(({ templates }) => ({ templates: { ...templates, ...change } }));
}

/** Shows a template on the page of templates, whatever is filtered there now. */
export function openTemplate(uiStore: UiStore, name: string): void {
  uiStore.setState({ page: 'templates' });
  changeTemplates(uiStore, { search: '', filter: 'all', chosen: name });
}
