import { VERBS, type Verb } from './verbs';

/** What a keyboard event says, without the DOM. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const NAMES: Readonly<Record<string, string>> = { ' ': 'Space', Escape: 'Esc' };

const BY_KEY: ReadonlyMap<string, Verb> = new Map(
  VERBS.flatMap((verb) => (verb.key === null ? [] : [[verb.key.toLowerCase(), verb] as const])),
);
const BY_ACCELERATOR: ReadonlyMap<string, Verb> = new Map(
  VERBS.flatMap((verb) =>
    verb.accelerator === null ? [] : [[verb.accelerator.toLowerCase(), verb] as const],
  ),
);

/** The verb that a key means by itself; `key` as `KeyboardEvent` names it. */
export function verbOfKey(key: string): Verb | undefined {
  return BY_KEY.get((NAMES[key] ?? key).toLowerCase());
}

/** The verb whose accelerator was pressed: Ctrl, or Cmd on a Mac, and a key. */
export function verbOfAccelerator(event: PressedKey): Verb | undefined {
  if (event.altKey || event.ctrlKey === event.metaKey) return undefined;
  return BY_ACCELERATOR.get(`cmdorctrl+${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`);
}

/** The keys of a verb as people read them, each a list to press together or one after the other. */
export function keysOf({ key, accelerator }: Verb, onMac: boolean): readonly (readonly string[])[] {
  const parts = (accelerator ?? '').split('+').filter((part) => part !== '');
  return [
    ...(key === null ? [] : [key.split(' ')]),
    ...(parts.length === 0 ? [] : [parts.map((part) => nameOfPart(part, onMac))]),
  ];
}

function nameOfPart(part: string, onMac: boolean): string {
  if (part === 'CmdOrCtrl') return onMac ? '⌘' : 'Ctrl';
  if (part === 'Shift') return onMac ? '⇧' : 'Shift';
  return part;
}
