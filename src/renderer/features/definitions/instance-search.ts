/** The field in which an instance is looked for: always there. */
export function instanceSearch(control: HTMLElement): HTMLElement | null | undefined {
  return control
    .closest('[role="dialog"]')
    ?.querySelector<HTMLElement>('input[data-path="availableInstances"]');
}
