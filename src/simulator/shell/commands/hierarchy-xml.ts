import type { Phone, UiNode } from '../../device/phone';

interface Nested {
  readonly node: UiNode;
  readonly children: Nested[];
}

/** The window in front as Android describes it: bars of the system are windows of their own and not in it. */
export function hierarchyXml(phone: Phone): string {
  const { width, height, rotation } = phone.screen();
  const all = phone.nodes();
  const front = phone.focus().package;
  const own = all.filter((node) => node.package === front);
  const shown = own.length > 0 ? own : all;
  const root: UiNode = {
    ...{ depth: -1, id: null, className: 'android.widget.FrameLayout', text: '', description: '' },
    ...{ clickable: false, longClickable: false, scrollable: false, password: false, focused: false },
    package: shown[0]?.package ?? front,
    checked: null,
    enabled: true,
    bounds: { left: 0, top: 0, right: width, bottom: height },
  };
  return (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>" +
    `<hierarchy rotation="${String(rotation)}">${nodeXml(nested(root, shown), 0)}</hierarchy>`
  );
}

function nested(root: UiNode, nodes: readonly UiNode[]): Nested {
  const outermost: Nested = { node: root, children: [] };
  const open = [outermost];
  for (const node of nodes) {
    while (open.length > 1 && (open.at(-1)?.node.depth ?? 0) >= node.depth) open.pop();
    const one: Nested = { node, children: [] };
    (open.at(-1) ?? outermost).children.push(one);
    open.push(one);
  }
  return outermost;
}

function nodeXml({ node, children }: Nested, index: number): string {
  const own = `<node ${attributes(node, index, hasWords({ node, children }))}`;
  return children.length === 0 ? `${own} />` : `${own}>${children.map(nodeXml).join('')}</node>`;
}

function hasWords({ node, children }: Nested): boolean {
  return node.text !== '' || node.description !== '' || children.some(hasWords);
}

function attributes(node: UiNode, index: number, isNamed: boolean): string {
  const { left, top, right, bottom } = node.bounds;
  const all = {
    // "Not accessibility friendly": something to press that nobody could read out.
    ...(node.clickable && node.enabled && !isNamed ? { NAF: 'true' } : {}),
    index: String(index),
    text: node.text,
    'resource-id': node.id === null ? '' : `${node.package}:id/${node.id}`,
    class: node.className,
    package: node.package,
    'content-desc': node.description,
    checkable: String(node.checked !== null),
    checked: String(node.checked ?? false),
    clickable: String(node.clickable),
    enabled: String(node.enabled),
    focusable: String(node.clickable),
    focused: String(node.focused),
    scrollable: String(node.scrollable),
    'long-clickable': String(node.longClickable),
    password: String(node.password),
    selected: 'false',
    bounds: `[${String(left)},${String(top)}][${String(right)},${String(bottom)}]`,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name}=${quoted(value)}`)
    .join(' ');
}

/** As Android's serializer writes it: apostrophes around a text with quotation marks in it. */
function quoted(text: string): string {
  const mark = text.includes('"') ? "'" : '"';
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    "'": '&apos;',
  };
  const written = text.replaceAll(/[&<>]|[\n\r\t]|'/g, (character) => {
    if (character === "'" && mark === '"') return character;
    return entities[character] ?? `&#${String(character.charCodeAt(0))};`;
  });
  return mark + written + mark;
}
