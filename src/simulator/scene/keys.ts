import { characterOf } from '../device/key-characters';
import type { ElementOf } from './element-schema';
import type { PlacedElement } from './placed-element';
import type { SceneRuntime } from './scene-runtime';
import type { Layer } from './scene-view';

type PlacedField = PlacedElement & { readonly element: ElementOf<'field'> };

function isField(placed: PlacedElement): placed is PlacedField {
  return placed.element.type === 'field';
}

function fieldsOf(runtime: SceneRuntime, layers: readonly Layer[]): PlacedField[] {
  return layers
    .filter(({ instance }) => instance === runtime.front)
    .flatMap(({ elements }) => elements.filter(isField));
}

function focusedField(runtime: SceneRuntime, layers: readonly Layer[]): PlacedField | undefined {
  return fieldsOf(runtime, layers).find(({ element }) => element.variable === runtime.front.focus);
}

/** Types into the field that has the focus; answers its id, or null when none has it. */
export function typeInto(runtime: SceneRuntime, layers: readonly Layer[], text: string): string | null {
  const field = focusedField(runtime, layers);
  if (field === undefined || runtime.front.frozenUntil > runtime.now) return null;
  const { variable, numeric, maxLength } = field.element;
  const { variables } = runtime.front;
  const typed = numeric ? text.replaceAll(/\D/g, '') : text;
  variables.set(variable, `${String(variables.get(variable) ?? '')}${typed}`.slice(0, maxLength));
  runtime.touch();
  return field.id ?? variable;
}

/** Does what a key does; answers the id of the field it went to, if any. */
export function pressKey(runtime: SceneRuntime, layers: readonly Layer[], key: string): string | null {
  const field = focusedField(runtime, layers);
  switch (key) {
    case 'HOME':
      runtime.goHome();
      return null;
    case 'BACK':
    case 'ESCAPE':
      goBack(runtime);
      return null;
    case 'DEL':
      return editField(runtime, field, (text) => [...text].slice(0, -1).join(''));
    case 'TAB':
      return focusNext(runtime, layers);
    case 'ENTER':
    case 'NUMPAD_ENTER':
      return submit(runtime, field);
    default: {
      const character = characterOf(key);
      return character === undefined ? null : typeInto(runtime, layers, character);
    }
  }
}

/** Closes the topmost pop-up, or leaves the screen, or the app. Dialogs of the system stay. */
function goBack(runtime: SceneRuntime): void {
  const { front, system } = runtime;
  if (system.popups.some(({ popup }) => popup.modal)) return;
  const popup = front.popups.findLast((entry) => entry.popup.modal);
  const onBack = front.top?.screen.onBack;
  if (popup !== undefined) runtime.closePopup(front, popup.name);
  else if (onBack !== undefined) runtime.perform(onBack, { instance: front, entry: front.top });
  else if (!runtime.popScreen(front)) runtime.goHome();
}

function editField(
  runtime: SceneRuntime,
  field: PlacedField | undefined,
  edit: (text: string) => string,
): string | null {
  if (field === undefined) return null;
  const { variable } = field.element;
  runtime.front.variables.set(variable, edit(String(runtime.front.variables.get(variable) ?? '')));
  runtime.touch();
  return field.id ?? variable;
}

function focusNext(runtime: SceneRuntime, layers: readonly Layer[]): string | null {
  const fields = fieldsOf(runtime, layers);
  const at = fields.findIndex(({ element }) => element.variable === runtime.front.focus);
  const next = fields[(at + 1) % Math.max(1, fields.length)];
  if (next === undefined) return null;
  runtime.front.focus = next.element.variable;
  runtime.touch();
  return next.id ?? next.element.variable;
}

function submit(runtime: SceneRuntime, field: PlacedField | undefined): string | null {
  if (field === undefined) return null;
  const { onSubmit, variable } = field.element;
  const { instance, scope } = field.context;
  if (onSubmit === undefined) instance.focus = null;
  else runtime.perform(onSubmit, { instance, entry: instance.top, scope });
  runtime.touch();
  return field.id ?? variable;
}
