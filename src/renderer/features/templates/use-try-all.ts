import { useEffect, useRef, useState } from 'react';
import type { TemplateTry } from '../../../shared/contract/templates';
import type { AppError } from '../../../shared/errors';
import type { InstanceRef } from '../../../shared/instance-reference';
import { useHost } from '../../state/host-context';

/** What came of the look at one instance. */
export type TriedInstance =
  | { readonly ref: InstanceRef; readonly seen: TemplateTry }
  | { readonly ref: InstanceRef; readonly error: AppError };

/** Looks under way at the same time; each is a capture that bots want too. */
const AT_ONCE = 4;

/** Looks for a template on several instances, a few at a time; it ends with what it is shown in. */
export function useTryAll(name: string): {
  readonly tried: readonly TriedInstance[];
  /** How many have not answered yet. */
  readonly left: number;
  readonly start: (refs: readonly InstanceRef[]) => void;
  readonly stop: () => void;
} {
  const { link } = useHost();
  const [tried, setTried] = useState<readonly TriedInstance[]>([]);
  const [left, setLeft] = useState(0);
  const current = useRef<AbortController>(null);
  const stop = (): void => {
    current.current?.abort();
    setLeft(0);
  };
  useEffect(() => () => current.current?.abort(), []);
  const start = (refs: readonly InstanceRef[]): void => {
    current.current?.abort();
    const abort = new AbortController();
    current.current = abort;
    const { signal } = abort;
    const waiting = [...refs];
    setTried([]);
    setLeft(refs.length);
    const isOver = (): boolean => abort.signal.aborted;
    const work = async (): Promise<void> => {
      for (let ref = waiting.shift(); ref !== undefined && !isOver(); ref = waiting.shift()) {
        const answer = await link.call('templates.try', { name, ref, picture: false }, signal);
        if (isOver()) return;
        const one = answer.ok ? { ref, seen: answer.value } : { ref, error: answer.error };
        setTried((before) => [...before, one]);
        setLeft((before) => before - 1);
      }
    };
    for (let worker = 0; worker < AT_ONCE; worker += 1) void work();
  };
  return { tried, left, start, stop };
}
