import { useCallback, useEffect, useState } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import type { AppError } from '../../../../shared/errors';
import { explainError } from '../../../../shared/explain';
import { inOneLine } from '../../../../shared/explain/words';
import { useHost } from '../../../state/host-context';

const SHOWN_MS = 30_000;

/** Shows a secret for a while, after asking once; it goes with the part of the window that shows it. */
export function useReveal(accountId: number, field: string) {
  const { link } = useHost();
  const [value, setValue] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [hasAgreed, setAgreed] = useState(false);
  const hide = useCallback(() => {
    setValue(null);
  }, []);
  useEffect(() => {
    if (value === null) return undefined;
    const timer = setTimeout(hide, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [value, hide]);
  const show = async (): Promise<void> => {
    const answer = await link.call('accounts.reveal', { accountId, field });
    setProblem(answer.ok ? null : refusalWords(answer.error));
    setValue(answer.ok ? answer.value.value : null);
  };
  return {
    ...{ value, problem, isAsking, hide },
    ask: () => {
      if (hasAgreed) void show();
      else setAsking(true);
    },
    reveal: () => {
      setAsking(false);
      setAgreed(true);
      void show();
    },
  };
}

function refusalWords(error: AppError): string {
  return error.code === 'desktop_only'
    ? t('Secrets are shown only on the computer Muster runs on, in its own window or browser.')
    : inOneLine(explainError(error));
}
