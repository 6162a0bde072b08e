/**
 * Moves the focus off a control that goes away with its row: to the same control of the next row, else of the one
 * before, else to what `otherwise` finds. A focus that is lost would leave the keys without a dialog to go to.
 */
export function leaveRow(control: HTMLElement, otherwise: () => HTMLElement | null | undefined): void {
  const row = control.closest('li');
  const place = row ? [...row.querySelectorAll('button')].findIndex((each) => each === control) : -1;
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  const next = neighbour?.querySelectorAll('button')[place] ?? otherwise();
  next?.focus();
}
