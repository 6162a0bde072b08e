import { useCallback, useRef, useState } from 'react';
import type { Contract } from '../../shared/contract';
import type { CallName, InputOf, ResultOf } from '../../shared/rpc/contract-types';
import { useHost } from '../state/host-context';

export interface Commands {
  /** Keys of calls under way. */
  readonly pending: ReadonlySet<string>;
  /** Makes the call unless one with this key is under way; undefined when it was. */
  readonly run: <N extends CallName<Contract>>(
    key: string,
    name: N,
    input: InputOf<Contract, N>,
  ) => Promise<ResultOf<Contract, N> | undefined>;
}

/** Calls to the host with "busy while the call is pending" and nothing more: the view says what came of it. */
export function useCommands(): Commands {
  const { link } = useHost();
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const inWork = useRef(new Set<string>());
  const run: Commands['run'] = useCallback(
    async (key, name, input) => {
      if (inWork.current.has(key)) return undefined;
      inWork.current.add(key);
      setPending(new Set(inWork.current));
      try {
        return await link.call(name, input);
      } finally {
        inWork.current.delete(key);
        setPending(new Set(inWork.current));
      }
    },
    [link],
  );
  return { pending, run };
}
