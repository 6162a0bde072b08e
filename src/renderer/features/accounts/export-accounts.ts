import type { AccountFileForm } from '../../../shared/account-import';
import type { AccountSelection } from '../../../shared/contract/accounts';
import type { Contract } from '../../../shared/contract';
import { ok, type Result } from '../../../shared/errors';
import type { ResultOf } from '../../../shared/rpc/contract-types';
import { saveAsFile } from '../../components/save-as-file';
import type { HostLink } from '../../rpc/host-link';

type Answer = ResultOf<Contract, 'accountFiles.export'>;

interface Export {
  readonly selection: AccountSelection;
  readonly form: AccountFileForm;
  readonly passphrase: string | null;
}

/** Fetches accounts as a file, piece by piece, and hands it to the browser's downloads. Answers how many it holds. */
export async function exportAccounts(
  link: HostLink,
  wanted: Export,
  signal: AbortSignal,
): Promise<Result<number>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let exportId: string | null = null;
  let offset = 0;
  for (;;) {
    const answer: Answer = await link.call('accountFiles.export', { ...wanted, exportId, offset }, signal);
    if (!answer.ok) return answer;
    const { base64, last, fileName, accounts } = answer.value;
    const piece = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    pieces.push(piece);
    offset += piece.length;
    exportId = answer.value.exportId;
    if (last) {
      saveAsFile(fileName, new Blob(pieces, { type: 'application/octet-stream' }));
      return ok(accounts);
    }
  }
}
