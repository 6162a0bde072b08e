const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves the focus to the neighbouring card; from nowhere, to the first. Leaves fields, menus and dialogs alone. */
export function moveBetweenCards(list: HTMLElement, event: KeyboardEvent): void {
  const step = STEPS[event.key];
  if (!step || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!mayMove(list, document.activeElement)) return;
  const cards = [...list.querySelectorAll<HTMLElement>('[data-card]')];
  const current = document.activeElement?.closest<HTMLElement>('[data-card]');
  const next = current ? neighbour(cards, current, step) : cards[0];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

// From a card, or from nowhere; arrow keys on a button with a menu open that menu.
function mayMove(list: HTMLElement, focus: Element | null): boolean {
  if (focus === null || focus === document.body) return true;
  return list.contains(focus) && focus.getAttribute('aria-haspopup') !== 'menu';
}

function neighbour(
  cards: readonly HTMLElement[],
  current: HTMLElement,
  [x, y]: readonly [number, number],
): HTMLElement | undefined {
  const at = cards.indexOf(current);
  if (x !== 0) return cards[at + x];
  const from = current.getBoundingClientRect();
  const rows = (y > 0 ? cards.slice(at + 1) : cards.slice(0, at).reverse()).filter((card) => {
    const { left, right } = card.getBoundingClientRect();
    return left < from.right && right > from.left;
  });
  return rows[0];
}
