import { useCallback, useEffect, useRef, useState } from 'react';
import type { Settings } from '../../../shared/contract/host';
import type { AppError } from '../../../shared/errors';
import { useBlockedReason } from '../../state/blocked';
import { useSettings } from '../../state/settings-context';

const CONFIRM_MS = 2_500;

/** How the latest change of one setting went. */
export type SavingState = 'idle' | 'saving' | 'saved' | 'failed';

export interface Saving {
  readonly state: SavingState;
  readonly error: AppError | null;
  /** Why nothing can be changed now; null when it can. */
  readonly blocked: string | null;
  /** Saves at once; false when it was not saved, and then everything stays as it was. */
  readonly save: (change: Partial<Settings>) => Promise<boolean>;
  /** Shows an error that came before anything was saved; null takes it away. */
  readonly fail: (error: AppError | null) => void;
}

/** Saves a setting and tells for a moment that it was saved, or why not. */
export function useSaving(): Saving {
  const { change } = useSettings();
  const blocked = useBlockedReason();
  const [state, setState] = useState<SavingState>('idle');
  const [error, setError] = useState<AppError | null>(null);
  const latest = useRef(0);
  useEffect(() => {
    if (state !== 'saved') return undefined;
    const timer = setTimeout(() => {
      setState('idle');
    }, CONFIRM_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [state]);
  const fail = useCallback((next: AppError | null) => {
    setError(next);
    setState(next === null ? 'idle' : 'failed');
  }, []);
  const save = useCallback(
    async (changed: Partial<Settings>) => {
      latest.current += 1;
      const turn = latest.current;
      setState('saving');
      const refused = await change(changed);
      if (turn === latest.current) {
        setError(refused);
        setState(refused === null ? 'saved' : 'failed');
      }
      return refused === null;
    },
    [change],
  );
  return { state, error, blocked, save, fail };
}
