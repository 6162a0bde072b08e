import { useCallback, useEffect, useState } from 'react';
import type { Contract } from '../../../shared/contract';
import type { AppError } from '../../../shared/errors';
import type { DefinitionId } from '../../../shared/ids';
import type { InputOf, OutputOf } from '../../../shared/rpc/contract-types';
import { useHost } from '../../state/host-context';

export type ExportForm = InputOf<Contract, 'definitions.export'>['form'];
export type Exported = OutputOf<Contract, 'definitions.export'>;

interface Answer {
  readonly form: ExportForm;
  readonly exported: Exported | null;
  readonly error: AppError | null;
}

/** The groups in a form to hand on, asked for anew with each form; null while it is being made. */
export function useExport(
  definitionIds: readonly DefinitionId[],
  form: ExportForm,
): {
  readonly exported: Exported | null;
  readonly error: AppError | null;
  readonly again: () => void;
} {
  const { link } = useHost();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const work = new AbortController();
    const ask = async (): Promise<void> => {
      const result = await link.call(
        'definitions.export',
        { definitionIds: [...definitionIds], form },
        work.signal,
      );
      if (work.signal.aborted) return;
      setAnswer(
        result.ok
          ? { form, exported: result.value, error: null }
          : { form, exported: null, error: result.error },
      );
    };
    void ask();
    return () => {
      work.abort();
    };
  }, [link, definitionIds, form, tries]);
  const again = useCallback(() => {
    setAnswer(null);
    setTries((before) => before + 1);
  }, []);
  const current = answer?.form === form ? answer : null;
  return { exported: current?.exported ?? null, error: current?.error ?? null, again };
}
