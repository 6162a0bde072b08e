import type { UiNode } from '../device/phone';
import { intersect, isEmpty } from '../graphics/surface';
import { isEnabled, toggleValue } from './draw-element';
import type { Element } from './element-schema';
import type { PlacedElement } from './placed-element';
import type { Layer } from './scene-view';
import { fillTemplate } from './template';
import { isTappable } from './touch';

const CLASS_OF: Readonly<Record<Element['type'], string>> = {
  rect: 'android.view.View',
  text: 'android.widget.TextView',
  image: 'android.widget.ImageView',
  icon: 'android.widget.ImageView',
  button: 'android.widget.Button',
  field: 'android.widget.EditText',
  checkbox: 'android.widget.CheckBox',
  switch: 'android.widget.Switch',
  progress: 'android.widget.ProgressBar',
  group: 'android.view.ViewGroup',
};

/** The elements accessibility tools would see: those of the topmost modal layer and of all above it. */
export function uiNodes(layers: readonly Layer[]): readonly UiNode[] {
  const modal = layers.findLastIndex((layer) => layer.modal);
  return layers
    .slice(Math.max(0, modal))
    .flatMap(({ elements }) => elements)
    .filter(({ box, visible }) => !isEmpty(intersect(box, visible)))
    .map(nodeOf);
}

function nodeOf(placed: PlacedElement): UiNode {
  const { element, id, visible, context } = placed;
  const isToggle = element.type === 'checkbox' || element.type === 'switch';
  return {
    depth: placed.depth,
    id,
    className: CLASS_OF[element.type],
    package: context.instance.app.package,
    text: textOf(placed),
    description: fillTemplate(element.description ?? '', context.scope),
    clickable: isTappable(element),
    longClickable: element.onLongPress !== undefined,
    scrollable: element.type === 'group' && element.scrollHeight !== undefined,
    password: element.type === 'field' && element.password,
    focused: element.type === 'field' && context.instance.focus === element.variable,
    checked: isToggle ? toggleValue(element, context) : null,
    enabled: element.type === 'group' || isEnabled(element, context),
    bounds: visible,
  };
}

function textOf({ element, context }: PlacedElement): string {
  if (element.type === 'text' || element.type === 'button') return fillTemplate(element.text, context.scope);
  if (element.type !== 'field') return '';
  const value = String(context.instance.variables.get(element.variable) ?? '');
  return element.password ? '•'.repeat(value.length) : value;
}
