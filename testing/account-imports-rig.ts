import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createAccountsThread, type AccountsThread } from '../src/main/accounts/accounts-thread';
import type { AccountImports } from '../src/main/accounts/import/account-imports';
import { createAccountImports } from '../src/main/accounts/import/import-sessions';
import { createKeyring } from '../src/main/accounts/secrets/sqlite-keyring';
import { createSilentLogger } from '../src/main/platform/logger';
import { createRandom } from '../src/main/platform/random';
import { createSystemClock } from '../src/main/platform/system-clock';
import type { AccountFileForm, AccountImportOptions } from '../src/shared/account-import';
import type { OutputOf, ResultOf } from '../src/shared/rpc/contract-types';
import type { Contract } from '../src/shared/contract';
import type { AccountView } from '../src/shared/account';
import type { ImportId } from '../src/shared/ids';
import { accountsWorkerFromSource } from './accounts-worker';
import { tempFolderOfTest } from './temp-folder-of-test';

type Options = Omit<AccountImportOptions, 'mapping'> & {
  readonly mapping: AccountImportOptions['mapping'] | null;
};
export type Preview = OutputOf<Contract, 'accountFiles.preview'>;

export interface ImportsRig {
  readonly folder: string;
  readonly file: string;
  readonly thread: AccountsThread;
  readonly imports: AccountImports;
  /** Hands files over; answers the import. */
  handOver(files: Readonly<Record<string, string | Uint8Array>>): Promise<ImportId>;
  preview(importId: ImportId, options?: Partial<Options>): Promise<Preview>;
  apply(importId: ImportId, options?: Partial<Options>): Promise<ResultOf<Contract, 'accountFiles.apply'>>;
  /** Hands files over and writes them as they are suggested to be. */
  import(
    files: Readonly<Record<string, string | Uint8Array>>,
    options?: Partial<Options>,
  ): Promise<OutputOf<Contract, 'accountFiles.apply'>>;
  export(form: AccountFileForm, passphrase?: string): Promise<string>;
  accounts(): Promise<readonly AccountView[]>;
  secret(key: string, field: string): Promise<string>;
  close(): Promise<void>;
}

const DEFAULTS: Options = { mapping: null, onDuplicate: 'update', goodRowsOnly: false, passphrase: null };
const CONTEXT = { signal: new AbortController().signal, line: new AbortController().signal };
const PIECE_BYTES = 300_000;

/** Accounts of a folder with their real thread, keys and imports; closed when the test ends. */
export async function openImports(
  open: (file: string) => AccountsThread = (file) =>
    createAccountsThread({ file, worker: accountsWorkerFromSource(), logger: createSilentLogger() }),
): Promise<ImportsRig> {
  const at = await tempFolderOfTest();
  const file = join(at, 'accounts.db');
  const common = { file, clock: createSystemClock(), random: createRandom(), logger: createSilentLogger() };
  const worker = accountsWorkerFromSource();
  const thread = open(file);
  const keyring = await createKeyring({
    ...{ ...common, thread, keyFile: join(at, 'accounts.key'), keyStore: null, passphrase: null },
  });
  const imports = createAccountImports({ ...common, thread, worker });
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await imports.close();
    await keyring.close();
    await thread.close();
  };
  onTestFinished(close);
  const rig = { folder: at, file, thread, imports, close };
  return { ...rig, ...callsOf(rig) };
}

type Parts = Pick<ImportsRig, 'thread' | 'imports'>;

function callsOf({ thread, imports }: Parts): Omit<ImportsRig, keyof Parts | 'folder' | 'file' | 'close'> {
  const { calls } = imports;
  const list = async (): Promise<readonly AccountView[]> => {
    const query = { filter: null, search: '' };
    const input = { query, sort: [], offset: 0, limit: 1_000, nowMs: 0, session: null };
    return (await thread.ask('listAccounts', input)).rows;
  };
  const handOver: ImportsRig['handOver'] = async (files) => {
    const { importId } = valueOf(await calls['accountFiles.open']({}, CONTEXT));
    for (const [source, content] of Object.entries(files)) {
      const bytes = Buffer.from(content);
      for (let offset = 0; offset === 0 || offset < bytes.length; offset += PIECE_BYTES) {
        const base64 = bytes.subarray(offset, offset + PIECE_BYTES).toString('base64');
        const last = offset + PIECE_BYTES >= bytes.length;
        valueOf(await calls['accountFiles.add']({ importId, source, offset, base64, last }, CONTEXT));
      }
    }
    return importId;
  };
  const apply: ImportsRig['apply'] = async (importId, options = {}) => {
    const wanted = { ...DEFAULTS, ...options };
    const mapping = wanted.mapping ?? (await suggested(importId, options));
    return calls['accountFiles.apply']({ ...wanted, importId, mapping }, CONTEXT);
  };
  const preview: ImportsRig['preview'] = async (importId, options = {}) =>
    valueOf(await calls['accountFiles.preview']({ ...DEFAULTS, ...options, importId }, CONTEXT));
  const suggested = async (
    importId: ImportId,
    options: Partial<Options>,
  ): Promise<AccountImportOptions['mapping']> => {
    const { columns } = await preview(importId, options);
    return Object.fromEntries(columns.map(({ name, target }) => [name, target]));
  };
  return {
    ...{ handOver, preview, apply },
    import: async (files, options) => valueOf(await apply(await handOver(files), options)),
    async export(form, passphrase) {
      const parts: Buffer[] = [];
      let exportId: string | null = null;
      for (let offset = 0, last = false; !last;) {
        const selection = { query: { filter: null, search: '' } };
        const input = { selection, form, passphrase: passphrase ?? null };
        const piece: OutputOf<Contract, 'accountFiles.export'> = valueOf(
          await calls['accountFiles.export']({ ...input, exportId, offset }, CONTEXT),
        );
        const bytes = Buffer.from(piece.base64, 'base64');
        parts.push(bytes);
        ({ exportId, last } = piece);
        offset += bytes.length;
      }
      return Buffer.concat(parts).toString('utf8');
    },
    accounts: list,
    async secret(key, field) {
      const account = (await list()).find((one) => one.key === key);
      return (await thread.ask('openSecret', { accountId: account?.id ?? 0, field })).value;
    },
  };
}

/** The value of a result; throws the code of an error. */
export function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { code: string } },
): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.error));
}
