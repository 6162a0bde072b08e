import { useCallback, useEffect, useState } from 'react';
import type { Contract } from '../../../shared/contract';
import type { AppError } from '../../../shared/errors';
import type { CallName, InputOf, OutputOf } from '../../../shared/rpc/contract-types';
import { useHost } from '../../state/host-context';

/** What a call that only reads answered: the last value is kept while it is asked again. */
export interface Answer<T> {
  readonly value: T | null;
  readonly error: AppError | null;
  readonly ask: () => void;
}

interface Known<T> {
  /** What was asked for; an answer to something else is none. */
  readonly key: string;
  readonly value: T | null;
  readonly error: AppError | null;
}

/**
 * Asks the host when it is shown, when `input` is another one, when `revision` changes and when `ask` is called. A null
 * `input` asks nothing.
 */
export function useAnswer<N extends CallName<Contract>>(
  name: N,
  input: InputOf<Contract, N> | null,
  revision: string | number = '',
): Answer<OutputOf<Contract, N>> {
  const { link } = useHost();
  const [known, setKnown] = useState<Known<OutputOf<Contract, N>> | null>(null);
  const [asked, setAsked] = useState(0);
  const key = JSON.stringify(input);
  useEffect(() => {
    if (key === 'null') return undefined;
    const controller = new AbortController();
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the key is the input's own JSON
    void link.call(name, JSON.parse(key) as InputOf<Contract, N>, controller.signal).then((answer) => {
      if (controller.signal.aborted) return;
      if (answer.ok) setKnown({ key, value: answer.value, error: null });
      else
        setKnown((before) => ({
          key,
          value: before?.key === key ? before.value : null,
          error: answer.error,
        }));
    });
    return () => {
      controller.abort();
    };
  }, [link, name, key, revision, asked]);
  const ask = useCallback(() => {
    setAsked((times) => times + 1);
  }, []);
  const current = known?.key === key ? known : null;
  return { value: current?.value ?? null, error: current?.error ?? null, ask };
}
