/*
 * jsdom works out every property of an element and its ancestors at each question for its style, which was half of the
 * time of the component tests. They have no layout and load no style sheet of the window; what can be told of an element
 * here is what its own `style`, its attributes and the browser's own sheet say.
 */

/** Properties that come down from the parent; of others, only what an element says itself counts. */
const INHERITED = new Set(['visibility', 'pointer-events', 'direction', 'cursor', 'white-space']);

const real = window.getComputedStyle.bind(window);
const byTag = new Map<string, CSSStyleDeclaration>();

/** The style of an element that says nothing itself. */
function plainStyle({ tagName, ownerDocument }: Element): CSSStyleDeclaration {
  const known = byTag.get(tagName);
  if (known) return known;
  const style = real(ownerDocument.createElement(tagName));
  byTag.set(tagName, style);
  return style;
}

function isHiddenByItself(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  if (element.tagName === 'INPUT') return element.getAttribute('type') === 'hidden';
  return element.tagName === 'DIALOG' && !element.hasAttribute('open');
}

function valueOf(element: Element, property: string): string {
  const own = element instanceof HTMLElement ? element.style.getPropertyValue(property) : '';
  if (own !== '' && own !== 'inherit') return own;
  if (property === 'display' && isHiddenByItself(element)) return 'none';
  const parent = INHERITED.has(property) || own === 'inherit' ? element.parentElement : null;
  return parent ? valueOf(parent, property) : plainStyle(element).getPropertyValue(property);
}

const dashed = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The computed style of an element, worked out when a property is read. */
export function computedStyle(element: Element, pseudo?: string | null): CSSStyleDeclaration {
  if (pseudo) return plainStyle(element.ownerDocument.documentElement);
  return new Proxy(plainStyle(element), {
    get(plain, name) {
      if (name === 'getPropertyValue') return (property: string) => valueOf(element, property);
      const value: unknown = Reflect.get(plain, name, plain);
      if (typeof value === 'function') return value.bind(plain) as unknown;
      return typeof name === 'string' && typeof value === 'string' ? valueOf(element, dashed(name)) : value;
    },
  });
}
