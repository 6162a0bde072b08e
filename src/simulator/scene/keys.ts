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
  const { numeric, maxLength } = field.element;
  const typed = numeric ? text.replaceAll(/\D/g, '') : text;
  return editField(runtime, field, (before) =>
    `${runtime.front.isSelected ? '' : before}${typed}`.slice(0, maxLength),
  );
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
    case 'FORWARD_DEL':
      return editField(runtime, field, (text) =>
        runtime.front.isSelected ? '' : [...text].slice(0, key === 'DEL' ? -1 : undefined).join(''),
      );
    case 'CUT':
    case 'COPY':
    case 'PASTE':
      return useClipboard(runtime, layers, key);
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

const WITH_CTRL: Readonly<Record<string, 'COPY' | 'CUT' | 'PASTE'>> = { C: 'COPY', X: 'CUT', V: 'PASTE' };

/** Keys pressed together: with Ctrl they select, copy, cut and paste; others do what the last of them does. */
export function pressKeys(
  runtime: SceneRuntime,
  layers: readonly Layer[],
  keys: readonly string[],
): string | null {
  const last = keys.at(-1) ?? '';
  if (!keys.some((key) => key.startsWith('CTRL_'))) return pressKey(runtime, layers, last);
  const field = focusedField(runtime, layers);
  if (last === 'A' && field !== undefined) {
    runtime.front.isSelected = true;
    return field.id ?? field.element.variable;
  }
  const key = WITH_CTRL[last];
  return key === undefined ? null : useClipboard(runtime, layers, key);
}

/** Copies what is selected, which is all or nothing here. */
function useClipboard(
  runtime: SceneRuntime,
  layers: readonly Layer[],
  key: 'COPY' | 'CUT' | 'PASTE',
): string | null {
  if (key === 'PASTE') return typeInto(runtime, layers, runtime.clipboard);
  const field = focusedField(runtime, layers);
  if (field === undefined || !runtime.front.isSelected) return null;
  runtime.clipboard = String(runtime.front.variables.get(field.element.variable) ?? '');
  return key === 'CUT' ? editField(runtime, field, () => '') : (field.id ?? field.element.variable);
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
  runtime.front.isSelected = false;
  runtime.touch();
  return field.id ?? variable;
}

function focusNext(runtime: SceneRuntime, layers: readonly Layer[]): string | null {
  const fields = fieldsOf(runtime, layers);
  const at = fields.findIndex(({ element }) => element.variable === runtime.front.focus);
  const next = fields[(at + 1) % Math.max(1, fields.length)];
  if (next === undefined) return null;
  runtime.front.focus = next.element.variable;
  runtime.front.isSelected = false;
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
