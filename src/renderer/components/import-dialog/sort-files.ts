import type {
  GroupImportFacts,
  ImportedThings,
  ImportFacts,
  RoutineImportFacts,
  AccountImportFacts,
} from '../../state/import-facts';
import { isPicture, type Collected } from '../collect-files';

/** What a file holds shows in its first lines; more is not read for it. */
const HEAD_BYTES = 32_768;
const READ_AT_ONCE = 16;

/** Kinds of files that hold one thing alone. */
const BY_NAME: readonly (readonly [RegExp, ImportedThings])[] = [
  [/\.(?:csv|tsv|xml)$/i, 'accounts'],
  [/\.muster$/i, 'groups'],
  [/\.jsonc$/i, 'routines'],
];

/** Keys that tell what the value they stand in is; the first that is found counts. */
const BY_KEY: readonly (readonly [keys: string, ImportedThings])[] = [
  ['requested_?bot_?count|available_?instances|musterBundle|group_name', 'groups'],
  ['pool_name|watched_paths|watchedFolders|onExhausted|queries|pool_config|templates', 'routines'],
  ['steps|recognition', 'routines'],
];
const GROUP_BY_ITSELF = 'launch_?options|restart_?policy|routine_?name';
const ROUTINE_BY_ITSELF = 'routine_name|title|config|action|sentries|inputs';
const ACCOUNT =
  'accounts|key|e_?mail|user(?:_?name)?|login|password|(?:device|account)_?(?:account|key|id|password)';

/**
 * The imports for what was dropped or chosen, in the order they belong in: groups name routines and pools. What can't
 * be told apart by a look goes where files are taken now (`otherwise`); each import looks for itself what a file is.
 */
export async function importsOf(
  { files, leftOut }: Collected,
  otherwise: ImportedThings,
): Promise<readonly ImportFacts[]> {
  const pictures = files.filter(isPicture);
  const texts = files.filter((file) => !isPicture(file));
  const kinds: ImportedThings[] = [];
  for (let at = 0; at < texts.length; at += READ_AT_ONCE)
    kinds.push(
      ...(await Promise.all(texts.slice(at, at + READ_AT_ONCE).map((file) => thingsIn(file, otherwise)))),
    );
  const of = (things: ImportedThings): File[] => texts.filter((_, index) => kinds[index] === things);
  const routines = of('routines');
  // Lists of templates name PNGs; beside groups alone they are no one's.
  const named = routines.length > 0 || texts.length === 0 ? pictures.filter(isPng) : [];
  const rest = { ...leftOut, otherFiles: leftOut.otherFiles + pictures.length - named.length };
  const found: ImportFacts[] = [
    importOf('routines', [...routines, ...named]),
    importOf('accounts', of('accounts')),
    importOf('groups', of('groups')),
  ].filter((facts) => facts.files.length > 0);
  const [first = importOf(otherwise, []), ...others] = found;
  return [{ ...first, leftOut: rest }, ...others];
}

const isPng = ({ name }: File): boolean => /\.png$/i.test(name);

/** The import of things of one kind. */
function importOf(things: ImportedThings, files: readonly File[]): ImportFacts {
  const facts: Readonly<Record<ImportedThings, ImportFacts>> = {
    groups: { kind: 'import', files, text: null } satisfies GroupImportFacts,
    routines: { kind: 'importRoutines', files } satisfies RoutineImportFacts,
    accounts: { kind: 'importAccounts', files } satisfies AccountImportFacts,
  };
  return facts[things];
}

async function thingsIn(file: File, otherwise: ImportedThings): Promise<ImportedThings> {
  const named = BY_NAME.find(([name]) => name.test(file.name));
  if (named) return named[1];
  const head = await headOf(file);
  return (head === null ? null : thingsInText(file.name, head)) ?? otherwise;
}

/**
 * What a text most likely holds, by its name and its beginning; null when that does not tell.
 * @internal
 */
export function thingsInText(name: string, head: string): ImportedThings | null {
  const text = head.trimStart();
  if (text.startsWith('MUSTER1:')) return 'groups';
  if (text.startsWith('<')) return 'accounts';
  const isYaml = /\.ya?ml$/i.test(name);
  if (!isYaml && /^[[{]/.test(text)) return inJson(text);
  const told = inYaml(text);
  if (told !== null || isYaml || !/\.txt$/i.test(name)) return told;
  return /^[^\n{}]*[,;\t|]/.test(text) ? 'accounts' : null;
}

function inJson(text: string): ImportedThings | null {
  const has = (keys: string): boolean => new RegExp(`"(?:${keys})"\\s*:`, 'i').test(text);
  if (/^\{\s*"format"\s*:\s*"muster-accounts"/.test(text)) return 'accounts';
  const told = BY_KEY.find(([keys]) => has(keys));
  if (told) return told[1];
  if (has(GROUP_BY_ITSELF)) return 'groups';
  if (text.startsWith('{') && has('action|next')) return 'routines';
  return has(ACCOUNT) ? 'accounts' : null;
}

function inYaml(text: string): ImportedThings | null {
  const has = (keys: string): boolean => new RegExp(`^(?:- )?["']?(?:${keys})["']?\\s*:`, 'im').test(text);
  return BY_KEY.find(([keys]) => has(keys))?.[1] ?? (has(ROUTINE_BY_ITSELF) ? 'routines' : null);
}

function headOf(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : null);
    };
    reader.onerror = () => {
      resolve(null);
    };
    reader.readAsText(file.slice(0, HEAD_BYTES));
  });
}
