import type { ConflictPolicy } from '../../../shared/definition';
import { toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import type { RefusedStart } from '../../state/ui-store';

/** Makes a refused start again under another rule. */
export interface ConflictStart {
  readonly begin: (policy: ConflictPolicy) => void;
  /** The rule of the call under way; null when there is none. */
  readonly pending: string | null;
  /** Why no start can be made now; null when one can. */
  readonly blocked: string | null;
}

/** `onDone` follows a start that was taken; one that was not says why and leaves the choice. */
export function useConflictStart(refused: RefusedStart, onDone: () => void): ConflictStart {
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const [busy = null] = pending;
  const begin = async (onConflict: ConflictPolicy): Promise<void> => {
    if (busy !== null) return;
    const { definitionId, overrides, resumes } = refused;
    const answer =
      resumes === undefined
        ? await run(onConflict, 'groups.start', { definitionId, overrides: { ...overrides, onConflict } })
        : await run(onConflict, 'runs.resume', { orchestrationId: resumes, onConflict });
    if (answer?.ok === true) onDone();
    else if (answer) toastError(answer.error);
  };
  return { begin: (policy) => void begin(policy), pending: busy, blocked };
}
