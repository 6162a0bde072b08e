import { documentFileNames, slugOf } from '../platform/document-folder/document-file-name';

const NAMELESS = 'group';

/** File names for a new definition, the wanted one first: `<slug>-<8 of its id>.json`. */
export function definitionFileNames(name: string, id: string): Generator<string, never> {
  return documentFileNames(name, id, NAMELESS);
}

/** Lower-case ASCII letters, digits and single dashes; `group` where a name has none of them. */
export function definitionSlug(name: string): string {
  return slugOf(name, NAMELESS);
}
