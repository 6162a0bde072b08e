import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A text that must not be found anywhere, unlike anything else. */
export interface PlantedSecret {
  /** What it is the secret of, for messages. */
  readonly name: string;
  readonly text: string;
  /** The middle of it, of plain letters: found also where the rest was cut or escaped. */
  readonly core: string;
}

/** Where something is looked for: a name and its bytes. */
export interface Haystack {
  readonly where: string;
  readonly bytes: Uint8Array;
}

/** Makes a secret. The characters around its core are those that files, addresses and shells escape. */
export function plantSecret(
  name: string,
  around: readonly [string, string] = ['"<ü ', '%;/+'],
): PlantedSecret {
  const core = `Q${randomBytes(12).toString('hex')}z`;
  return { name, core, text: `${around[0]}${core}${around[1]}` };
}

/** Looks for secrets in every form they could have been written in; answers `name as form in where`. */
export function findSecrets(secrets: readonly PlantedSecret[], haystacks: readonly Haystack[]): string[] {
  return secrets.flatMap(({ name, core, text }) => {
    const forms = [...formsOf(core), ...formsOf(text)];
    return haystacks.flatMap(({ where, bytes }) => {
      const hay = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const found = forms.find(({ needle }) => hay.includes(needle));
      return found ? [`${name} as ${found.form} in ${where}`] : [];
    });
  });
}

interface Form {
  readonly form: string;
  readonly needle: Buffer;
}

/** The forms of a text that are looked for. */
export function formsOf(text: string): readonly Form[] {
  const [utf8, utf16] = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  const plain: Record<string, string> = {
    hex: utf8.toString('hex'),
    HEX: utf8.toString('hex').toUpperCase(),
    'UTF-16 in hex': utf16.toString('hex'),
    'an address': encodeURIComponent(text),
    'a form': new URLSearchParams({ x: text }).toString().slice(2),
    JSON: JSON.stringify(text).slice(1, -1),
    'lower case': text.toLowerCase(),
    reversed: [...text].reverse().join(''),
    'text for input': text.replaceAll(' ', '%s'),
  };
  return [
    { form: 'UTF-8', needle: utf8 },
    { form: 'UTF-16', needle: utf16 },
    { form: 'UTF-16 BE', needle: Buffer.from(utf16).swap16() },
    { form: 'Latin-1', needle: Buffer.from(text, 'latin1') },
    ...Object.entries(plain).map(([form, written]) => ({ form, needle: Buffer.from(written) })),
    ...[0, 1, 2].flatMap((shift) => [inBase64(utf8, shift), inBase64(utf16, shift)]),
  ];
}

/** Base64 of a part of something longer: what comes before shifts it, so its ends can't be told. */
function inBase64(bytes: Buffer, shift: number): Form {
  const written = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const needle = Buffer.from(written.slice(shift === 0 ? 0 : shift + 1, -1));
  return { form: `base64 shifted by ${String(shift)}`, needle };
}

/** Every file below a folder, whatever it is. */
export async function filesBelow(folder: string): Promise<Haystack[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.map(async (path): Promise<Haystack[]> => {
    // A file may go while it is looked at: a log that is put aside, a part of a document.
    const bytes = await readFile(path).catch(() => null);
    return [
      { where: `the name ${path}`, bytes: Buffer.from(path) },
      ...(bytes ? [{ where: path, bytes }] : []),
    ];
  });
  return (await Promise.all(read)).flat();
}

/** What everybody may see of a process and of all it started: command lines and environments (Linux; else nothing). */
export async function processesOf(pid: number): Promise<Haystack[]> {
  const at = (file: string): Promise<Haystack[]> =>
    readFile(`/proc/${String(pid)}/${file}`).then(
      (bytes) => [{ where: `/proc/${String(pid)}/${file}`, bytes }],
      () => [],
    );
  const children = await readFile(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8').catch(
    () => '',
  );
  const pids = children.split(' ').filter(Boolean).map(Number);
  const parts = await Promise.all([at('cmdline'), at('environ'), ...pids.map(processesOf)]);
  return parts.flat();
}
