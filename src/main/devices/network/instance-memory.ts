import { z } from 'zod';
import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import { InstanceRef } from '../../../shared/instance-reference';
import type { Clock, Logger } from '../../../shared/ports';
import { createDocumentWriter } from '../../platform/document-writer';
import { readFileBytes } from '../../platform/file-bytes';
import { formatDocument, parseDocument, type DocumentFormat } from '../../platform/json-document';

const SCHEMA_VERSION = 1;
const Memory = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  /** Network devices to connect to: the address, and the reference of the device last seen there. */
  remembered: z.array(z.object({ address: z.string().min(1), ref: InstanceRef })),
  labels: z.record(z.string(), z.string()),
});
type Memory = z.infer<typeof Memory>;

const FORMAT: DocumentFormat<Memory> = {
  migrations: [(document) => ({ ...document, schemaVersion: SCHEMA_VERSION })],
  schema: Memory,
};
const EMPTY: Memory = { schemaVersion: SCHEMA_VERSION, remembered: [], labels: {} };

type Changed = Promise<Result<void, ErrorOf<'file_write_failed'>>>;

/** What a user told Muster of instances; kept from one start to the next. */
export interface InstanceMemory {
  /** Reference of the device last seen at each remembered address. */
  readonly remembered: ReadonlyMap<string, InstanceRef>;
  readonly labels: ReadonlyMap<InstanceRef, string>;
  /** Remembers an address, or who is there now. */
  remember(address: string, ref: InstanceRef): Changed;
  forgetAddress(address: string): Changed;
  /** Empty takes the label away. */
  setLabel(ref: InstanceRef, label: string): Changed;
  /** Resolves when nothing is being written. */
  settled(): Promise<void>;
}

export interface InstanceMemoryOptions {
  readonly file: string;
  readonly quarantineFolder: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Opens the file. One that cannot be read counts as empty and is copied to quarantine before it is written over; one of
 * a newer version is left alone, and every change then says why it cannot be kept.
 */
export async function openInstanceMemory(options: InstanceMemoryOptions): Promise<InstanceMemory> {
  const { file, quarantineFolder, clock, logger } = options;
  const there = await readFileBytes(file);
  const parsed = there.ok ? parseDocument(there.value.bytes, FORMAT) : undefined;
  if (parsed?.ok === false) logger.warn({ event: 'instances.file.unreadable', file, ...parsed.error });
  const isNewer = parsed?.ok === false && parsed.error.code === 'newer_version';
  const start = parsed?.ok === true ? parsed.value.value : EMPTY;
  const remembered = new Map(start.remembered.map(({ address, ref }) => [address, ref]));
  const labels = new Map(Object.entries(start.labels).map(([ref, label]) => [InstanceRef.parse(ref), label]));
  let hash = there.ok ? there.value.hash : null;
  let last: Promise<unknown> = Promise.resolve();
  const isReadable = (bytes: Uint8Array): boolean => parseDocument(bytes, FORMAT).ok;
  const writer = createDocumentWriter({ clock, quarantineFolder, isReadable });

  async function write(): Changed {
    const memory: Memory = {
      schemaVersion: SCHEMA_VERSION,
      remembered: [...remembered].map(([address, ref]) => ({ address, ref })),
      labels: Object.fromEntries(labels),
    };
    if (isNewer) return err({ code: 'file_write_failed', file, reason: 'written by a newer version' });
    const written = await writer.write(file, Buffer.from(formatDocument(memory)), hash);
    if (written.ok) {
      hash = written.value.hash;
      return ok(undefined);
    }
    const reason = written.error.code === 'write_failed' ? written.error.reason : written.error.code;
    logger.error({ event: 'instances.file.write_failed', file, reason });
    return err({ code: 'file_write_failed', file, reason });
  }

  /** Changes follow each other, so that each knows the hash of the one before. */
  function change(apply: () => void): Changed {
    apply();
    const done = last.then(write);
    last = done.catch(() => undefined);
    return done;
  }

  return {
    remembered,
    labels,
    remember: (address, ref) => change(() => void remembered.set(address, ref)),
    forgetAddress: (address) => change(() => void remembered.delete(address)),
    setLabel: (ref, label) =>
      change(() => {
        if (label === '') labels.delete(ref);
        else labels.set(ref, label);
      }),
    settled: async () => {
      await last;
    },
  };
}
