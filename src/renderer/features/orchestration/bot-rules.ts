import { t } from '../../../shared/catalogue/translate';
import { isTerminalBot, type BotStateName } from '../../../shared/lifecycle-states';

/** Why something can't be done with a bot now; null where it can. */
export interface BotRefusals {
  readonly restart: string | null;
  readonly pause: string | null;
  readonly drain: string | null;
  readonly stop: string | null;
}

/** The same rules for a bot's menu, its buttons and its keys. `blocked`: why nothing at all can be done. */
export function botRefusals(state: BotStateName, groupOver: boolean, blocked: string | null): BotRefusals {
  const never = blocked ?? (groupOver ? t('This run is over') : null);
  const stop = never ?? (isTerminalBot(state) ? t('This bot has ended') : null);
  const softer = stop ?? (state === 'stopping' ? t('It is stopping already') : null);
  return { restart: never, pause: softer, drain: softer, stop };
}
