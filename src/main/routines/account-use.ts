import { Late } from './late';

/** What a step or condition does with accounts, as far as that is known before it runs. */
export interface AccountUse {
  /** It takes one from the pool. */
  readonly takes?: boolean;
  /** Fields it names; null where an expression will name it. */
  readonly fields?: readonly (string | null)[];
  /** The same for fields whose secret it types. */
  readonly secrets?: readonly (string | null)[];
}

/** A name among parameters before they are resolved; null when it is an expression. */
export function fixedName(name: unknown): string | null {
  return name instanceof Late || typeof name !== 'string' ? null : name;
}
