import { describe, expect, it } from 'vitest';
import { parseDump } from './parse-dump';
import type { UiNode } from './ui-node';

const COMMON =
  'checkable="false" checked="false" clickable="true" enabled="true" focusable="true" focused="false" scrollable="false" long-clickable="false" password="false" selected="false"';

/** Made after what each version writes; the attributes and their order are those of its sources. */
const VERSIONS = {
  // No ids before API 18.
  'Android 4.1': `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="0"><node index="0" text="OK" class="android.widget.Button" package="com.example" content-desc="" ${COMMON} bounds="[24,780][516,860]" /></hierarchy>`,
  'Android 5.1': `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="1"><node index="0" text="" resource-id="" class="android.widget.FrameLayout" package="com.example" content-desc="" checkable="false" checked="false" clickable="false" enabled="true" focusable="false" focused="false" scrollable="false" long-clickable="false" password="false" selected="false" bounds="[0,0][1280,720]"><node NAF="true" index="0" text="OK" resource-id="com.example:id/ok" class="android.widget.Button" package="com.example" content-desc="" ${COMMON} bounds="[24,780][516,860]" /></node></hierarchy>`,
  'Android 9': `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="0"><node index="0" text='OK' resource-id="com.example:id/ok" class="android.widget.Button" package="com.example" content-desc="Says &quot;OK&quot; &#128512;" ${COMMON} bounds="[24,780][516,860]" /></hierarchy>`,
  'newer ones': `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="0"><node index="0" text="OK" resource-id="com.example:id/ok" class="android.widget.Button" package="com.example" content-desc="" ${COMMON} visible-to-user="true" bounds="[24,780][516,860]" drawing-order="2" hint="" display-id="0" /></hierarchy>`,
  'all windows': `<displays><display id="0"><window index="0" title="x" bounds="[0,0][540,960]"><hierarchy rotation="0"><node index="0" text="OK" resource-id="com.example:id/ok" class="android.widget.Button" package="com.example" content-desc="" ${COMMON} bounds="[24,780][516,860]" /></hierarchy></window></display></displays>`,
} as const;

const lastOf = (node: UiNode): UiNode => {
  const inner = node.children.at(-1);
  return inner ? lastOf(inner) : node;
};

const boundsOf = (bounds: string): unknown =>
  lastOf(parseDump(`<hierarchy><node bounds="${bounds}"/></hierarchy>`)).box;

describe('a description of the screen', () => {
  it.each(Object.entries(VERSIONS))('of %s', (version, xml) => {
    const root = parseDump(xml);
    expect(root).toMatchObject({ className: 'hierarchy', box: { width: 0 } });
    expect(lastOf(root)).toMatchObject({
      text: 'OK',
      id: version === 'Android 4.1' ? '' : 'com.example:id/ok',
      className: 'android.widget.Button',
      packageName: 'com.example',
      description: version === 'Android 9' ? 'Says "OK" 😀' : '',
      isEnabled: true,
      isClickable: true,
      isChecked: false,
      box: { x: 24, y: 780, width: 492, height: 80 },
    });
  });

  it('has boxes that may be empty, but never begin outside', () => {
    expect(boundsOf('[10,20][10,90]')).toEqual({ x: 10, y: 20, width: 0, height: 0 });
    expect(boundsOf('[-30,-10][20,90]')).toEqual({ x: 0, y: 0, width: 20, height: 90 });
    expect(boundsOf('[90,90][10,10]')).toMatchObject({ width: 0, height: 0 });
    expect(boundsOf('nonsense')).toEqual({ x: 0, y: 0, width: 0, height: 0 });
    expect(boundsOf('[0,0][99999999,1]')).toEqual({ x: 0, y: 0, width: 0, height: 0 });
  });

  it('keeps going over half an emoji and a control character', () => {
    const xml = '<hierarchy><node text="a &#55357; b" /><node text="&#7;" /><node text="c" /></hierarchy>';
    expect(parseDump(xml).children).toHaveLength(3);
    expect(parseDump(xml).children[2]?.text).toBe('c');
  });

  it('is refused where characters XML does not have go on without end, before that takes time', () => {
    const beganAt = performance.now();
    const xml = `<hierarchy><node text="${'\u0001'.repeat(4_000_000)}"/></hierarchy>`;
    expect(() => parseDump(xml)).toThrow(/can't be read/);
    expect(performance.now() - beganAt).toBeLessThan(1_500);
  });

  it.each([
    ['a document type', '<!DOCTYPE hierarchy [<!ENTITY a "b">]><hierarchy/>', /document type/],
    ['entities of its own', '<hierarchy><node text="&a;"/></hierarchy>', /can't be read/],
    ['tags that do not fit', '<hierarchy><node></hierarchy>', /can't be read/],
    ['no end', '<hierarchy><node>', /can't be read/],
    ['too many elements', `<hierarchy>${'<node/>'.repeat(20_001)}</hierarchy>`, /more than 20000/],
    ['too much depth', '<node>'.repeat(100_000), /too deep/],
  ])('is refused for %s', (_, xml, words) => {
    expect(() => parseDump(xml)).toThrow(words);
  });

  it('cuts texts nobody could look for', () => {
    const xml = `<hierarchy><node text="${'x'.repeat(50_000)}" class="${'y'.repeat(5_000)}"/></hierarchy>`;
    const node = lastOf(parseDump(xml));
    expect([node.text.length, node.className.length]).toEqual([10_000, 500]);
  });
});
