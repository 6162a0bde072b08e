import { useMemo } from 'react';
import { toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import type { Result } from '../../../shared/errors';
import type { BotId, OrchestrationId } from '../../../shared/ids';
import type { StopMode } from '../../../shared/lifecycle-states';

export interface BotActions {
  readonly busy: boolean;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: (mode: StopMode) => void;
  readonly restart: () => void;
}

/** The verbs of one bot; its siblings are left alone. */
export function useBotActions(orchestrationId: OrchestrationId, botId: BotId): BotActions {
  const { pending, run } = useCommands();
  return useMemo(() => {
    const bot = { orchestrationId, botId };
    const told = (answer: Promise<Result<unknown> | undefined>): void => {
      void answer.then((result) => {
        if (result && !result.ok) toastError(result.error);
      });
    };
    return {
      busy: pending.size > 0,
      pause: () => {
        told(run('pause', 'bots.pause', bot));
      },
      resume: () => {
        told(run('resume', 'bots.resume', bot));
      },
      stop: (mode) => {
        told(run(`stop.${mode}`, 'bots.stop', { ...bot, mode }));
      },
      restart: () => {
        told(run('restart', 'bots.restart', bot));
      },
    };
  }, [botId, orchestrationId, pending, run]);
}
