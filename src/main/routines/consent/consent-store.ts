import { z } from 'zod';
import { ok, type ErrorOf, type Result } from '../../../shared/errors';
import type { Clock } from '../../../shared/ports';
import { CONSENT_CAPABILITIES, type ConsentCapability } from '../../../shared/routine-summary';
import { writeFailed } from '../../platform/document-folder/document-writing';
import { replaceFile } from '../../platform/document-writer';
import { errorCode, readFileBytes } from '../../platform/file-bytes';
import { formatDocument, parseDocument, type DocumentFormat } from '../../platform/json-document';
import { createKeyedQueue } from '../../platform/keyed-queue';
import { copyToQuarantine } from '../../platform/quarantine';
import type { Consents } from '../ports';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Consent = z.object({
  /** SHA-256 of the file's bytes. */
  hash: Hash,
  capability: z.enum(CONSENT_CAPABILITIES),
  /** Its name then; for people. */
  routineName: z.string(),
  at: z.string(),
  /** Hosts of private networks that the file named. */
  privateHosts: z.array(z.string()).optional(),
});
type Consent = z.infer<typeof Consent>;
const File = z.looseObject({ schemaVersion: z.literal(1), consents: z.array(Consent) });
const format: DocumentFormat<z.infer<typeof File>> = {
  migrations: [(document) => ({ ...document, schemaVersion: 1 })],
  schema: File,
};

/** What a person allows or takes back. */
export interface ConsentChange {
  readonly routineName: string;
  readonly hash: string;
  readonly capabilities: readonly ConsentCapability[];
  readonly allow: boolean;
  /** Hosts of private networks that the file names; no others of them can be reached. */
  readonly privateHosts?: readonly string[] | undefined;
}

/** What people have allowed routines to do, each for exactly these bytes of a file. */
export interface ConsentStore extends Consents {
  change(change: ConsentChange): Promise<Result<Record<string, never>, ErrorOf<'file_write_failed'>>>;
  watch(listener: () => void): () => void;
}

export interface ConsentStoreOptions {
  readonly file: string;
  /** An unreadable file is copied here before it is written over. */
  readonly quarantineFolder: string;
  readonly clock: Clock;
}

/** Opens the file; while it can't be read, nothing is allowed. */
export async function openConsents(options: ConsentStoreOptions): Promise<ConsentStore> {
  const { file, quarantineFolder, clock } = options;
  const read = await readFileBytes(file);
  const parsed = read.ok ? parseDocument(read.value.bytes, format) : undefined;
  let isUnreadable = parsed ? !parsed.ok : !read.ok && read.error.code !== 'missing';
  let consents = new Map(
    (parsed?.ok === true ? parsed.value.value.consents : []).map((one) => [keyOf(one), one]),
  );
  const listeners = new Set<() => void>();
  const queue = createKeyedQueue();
  const save = async (next: ReadonlyMap<string, Consent>): Promise<void> => {
    if (isUnreadable) await copyToQuarantine(file, quarantineFolder, clock);
    isUnreadable = false;
    await replaceFile(file, Buffer.from(formatDocument({ schemaVersion: 1, consents: [...next.values()] })));
  };
  return {
    allows: (hash, capability) => consents.has(keyOf({ hash, capability })),
    names: (hash, host) =>
      consents.get(keyOf({ hash, capability: 'network' }))?.privateHosts?.includes(host) === true,
    change: (change) =>
      queue.run('', async () => {
        const next = changed(consents, change, new Date(clock.now()).toISOString());
        try {
          await save(next);
        } catch (error) {
          return writeFailed(file, errorCode(error));
        }
        consents = next;
        for (const listener of [...listeners]) listener();
        return ok({});
      }),
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function changed(
  consents: ReadonlyMap<string, Consent>,
  { routineName, hash, capabilities, allow, privateHosts = [] }: ConsentChange,
  at: string,
): Map<string, Consent> {
  const next = new Map(consents);
  for (const capability of capabilities) {
    if (!allow) next.delete(keyOf({ hash, capability }));
    else
      next.set(keyOf({ hash, capability }), {
        ...{ hash, capability, routineName, at },
        ...(capability === 'network' && privateHosts.length > 0 && { privateHosts: [...privateHosts] }),
      });
  }
  return next;
}

function keyOf({ hash, capability }: Pick<Consent, 'hash' | 'capability'>): string {
  return `${capability} ${hash}`;
}
