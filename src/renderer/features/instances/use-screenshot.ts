import { useCallback, useEffect, useState } from 'react';
import type { Contract } from '../../../shared/contract';
import type { AppError } from '../../../shared/errors';
import type { InstanceRef } from '../../../shared/instance-reference';
import type { OutputOf } from '../../../shared/rpc/contract-types';
import { useHost } from '../../state/host-context';

/** A picture and when it was taken, in milliseconds since 1970. */
export interface Screenshot extends OutputOf<Contract, 'instances.screenshot'> {
  readonly takenAt: number;
}

interface Shown {
  readonly busy: boolean;
  /** The last one that came; stays while the next one is taken. */
  readonly picture: Screenshot | null;
  readonly error: AppError | null;
}

/** Takes a picture at once and whenever asked; gives up when what shows it is gone. */
export function useScreenshot(ref: InstanceRef): Shown & { readonly take: () => void } {
  const { link } = useHost();
  const [shown, setShown] = useState<Shown>({ busy: true, picture: null, error: null });
  const [turn, setTurn] = useState(1);
  useEffect(() => {
    const abort = new AbortController();
    void link.call('instances.screenshot', { ref }, abort.signal).then((answer) => {
      if (abort.signal.aborted) return;
      setShown((before) =>
        answer.ok
          ? { busy: false, picture: { ...answer.value, takenAt: Date.now() }, error: null }
          : { ...before, busy: false, error: answer.error },
      );
    });
    return () => {
      abort.abort();
    };
  }, [link, ref, turn]);
  const take = useCallback(() => {
    setShown((before) => ({ ...before, busy: true, error: null }));
    setTurn((before) => before + 1);
  }, []);
  return { ...shown, take };
}
