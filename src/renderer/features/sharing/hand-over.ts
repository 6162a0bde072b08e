import { err, ok, type Result } from '../../../shared/errors';
import type { ImportId } from '../../../shared/ids';
import type { ImportRow } from '../../../shared/import';
import { sendInPieces } from '../../components/import-dialog/send-in-pieces';
import type { HostLink } from '../../rpc/host-link';
import { LARGEST_SOURCE_BYTES, refusalOf, refusedRow, type ImportSource } from './import-sources';

export interface HandOver {
  readonly link: HostLink;
  readonly importId: ImportId;
  readonly onProgress: (files: number, bytes: number) => void;
}

/**
 * Hands sources over to the host, piece by piece. Those that are too large or can't be read are answered as rows; an
 * error ends it.
 */
export async function handOver(
  sources: readonly ImportSource[],
  { link, importId, onProgress }: HandOver,
  signal: AbortSignal,
): Promise<Result<readonly ImportRow[]>> {
  const refused: ImportRow[] = [];
  let bytes = 0;
  for (const [index, source] of sources.entries()) {
    const before = bytes;
    const answer = await handOverOne(source, { link, importId }, signal, (sent) => {
      onProgress(index, before + sent);
    });
    if (!answer.ok) return answer;
    if (answer.value !== null) refused.push(answer.value);
    bytes += source.blob.size;
    onProgress(index + 1, bytes);
  }
  return ok(refused);
}

async function handOverOne(
  source: ImportSource,
  { link, importId }: Pick<HandOver, 'link' | 'importId'>,
  signal: AbortSignal,
  onSent: (bytes: number) => void,
): Promise<Result<ImportRow | null>> {
  const { name, blob } = source;
  if (blob.size > LARGEST_SOURCE_BYTES)
    return ok(refusedRow(source, { code: 'too_large', bytes: blob.size, limit: LARGEST_SOURCE_BYTES }));
  const fault = await sendInPieces(
    blob,
    async (piece, sent) => {
      const answer = await link.call('imports.add', { importId, source: name, ...piece }, signal);
      if (answer.ok) onSent(sent);
      return answer;
    },
    signal,
  );
  if (fault === null) return ok(null);
  if ('unreadable' in fault) return ok(refusedRow(source, { code: 'io_error', message: fault.unreadable }));
  const row = refusalOf(fault.error, source);
  return row === null ? err(fault.error) : ok(row);
}
