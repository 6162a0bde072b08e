import './dom-matchers';
import { cleanup, configure } from '@testing-library/react';
import { notifications } from '@mantine/notifications';
import { afterEach, vi } from 'vitest';
import { computedStyle } from './computed-style';

// The whole page as text tells nothing that the message does not.
// What a test waits for may take long on a busy machine: the limit is for what never comes.
configure({
  asyncUtilTimeout: 10_000,
  getElementError: (message) => new Error((message ?? '').split('\n\n')[0]),
});

for (const place of [window, document.defaultView]) if (place) place.getComputedStyle = computedStyle;

/* What jsdom lacks and Mantine asks for. Motion is off, so that what opens is there at once. */

vi.stubGlobal('matchMedia', (query: string) => ({
  matches: query.includes('prefers-reduced-motion'),
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
}));

vi.stubGlobal(
  'ResizeObserver',
  class {
    observe(): void {
      // Nothing has a size here.
    }
    unobserve(): void {
      // Nothing has a size here.
    }
    disconnect(): void {
      // Nothing has a size here.
    }
  },
);

// Menus hide when what opened them has no place on the page, and without a layout nothing has one.
HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(10, 10, 100, 20);
for (const [name, size] of [
  ['clientWidth', 1_280],
  ['clientHeight', 720],
] as const) {
  Object.defineProperty(Element.prototype, name, { configurable: true, get: () => size });
}
HTMLElement.prototype.scrollIntoView = () => undefined;
Object.defineProperty(document, 'fonts', {
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
});

afterEach(() => {
  cleanup();
  notifications.clean();
  document.body.replaceChildren();
});
