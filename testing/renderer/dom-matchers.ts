import { expect } from 'vitest';

/* The few questions about elements that the component tests ask, in words that read well. */

interface DomMatchers<R = unknown> {
  /** In the page and not hidden by any style on the way up. */
  toBeVisible: () => R;
  toBeEnabled: () => R;
  toBeDisabled: () => R;
  toHaveFocus: () => R;
  toHaveAttribute: (name: string, value?: string) => R;
  /** Text as read: runs of white space are one blank. */
  toHaveTextContent: (expected: string | RegExp) => R;
  /** What `aria-describedby` points at. */
  toHaveAccessibleDescription: (expected: string) => R;
}

declare module 'vitest' {
  // An interface of the same name is how Vitest takes further matchers.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- merges with Vitest's own
  interface Matchers<T> extends DomMatchers<void> {}
}

const verdict = (pass: boolean, what: string) => ({ pass, message: () => what });

function isShown(element: HTMLElement): boolean {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    const { display, visibility } = getComputedStyle(at);
    if (display === 'none' || visibility === 'hidden') return false;
  }
  return element.isConnected;
}

function textOf(element: Element | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function descriptionOf(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => textOf(document.getElementById(id))).join(' ');
}

expect.extend({
  toBeVisible: (element: HTMLElement) => verdict(isShown(element), `visible: ${textOf(element)}`),
  toBeEnabled: (element: HTMLElement) =>
    verdict(!element.matches(':disabled'), `enabled: ${textOf(element)}`),
  toBeDisabled: (element: HTMLElement) =>
    verdict(element.matches(':disabled'), `disabled: ${textOf(element)}`),
  toHaveFocus: (element: HTMLElement) =>
    verdict(
      element === document.activeElement,
      `focus is at ${document.activeElement?.outerHTML.slice(0, 200) ?? 'nothing'}`,
    ),
  toHaveAttribute: (element: HTMLElement, name: string, value?: string) => {
    const has = value === undefined ? element.hasAttribute(name) : element.getAttribute(name) === value;
    return verdict(has, `${name} is ${String(element.getAttribute(name))}`);
  },
  toHaveTextContent: (element: HTMLElement, expected: string | RegExp) => {
    const text = textOf(element);
    return verdict(
      typeof expected === 'string' ? text.includes(expected) : expected.test(text),
      `text is: ${text}`,
    );
  },
  toHaveAccessibleDescription: (element: HTMLElement, expected: string) =>
    verdict(descriptionOf(element) === expected, `description is: ${descriptionOf(element)}`),
});
