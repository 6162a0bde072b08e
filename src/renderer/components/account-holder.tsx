import { t } from '../../shared/catalogue/translate';
import type { AccountHolder } from '../../shared/account';
import { BotId } from '../../shared/ids';
import { useHost, useView } from '../state/host-context';
import css from './account-holder.module.css';
import { exactTime } from './time-words';

interface AccountHolderNameProps {
  readonly holder: AccountHolder;
  readonly tabIndex?: number;
}

/** Which group holds an account, and on which instance; leads to the bot that holds it. */
export function AccountHolderName({ holder, tabIndex = 0 }: AccountHolderNameProps) {
  const { uiStore } = useHost();
  const definitionId = useView((state) => state.view?.groups[holder.orchestrationId]?.definitionId);
  const words = holderWords(holder);
  const known = useView((state) => state.view?.bots[holder.botId] !== undefined);
  if (definitionId === undefined || !holder.here)
    return (
      <span className={css['holder']} title={words}>
        <bdi>{holder.groupName}</bdi>
        <small>{holder.here ? holder.ref : t('in another process')}</small>
      </span>
    );
  return (
    <span className={css['holder']} title={words}>
      <button
        type="button"
        tabIndex={tabIndex}
        onClick={(event) => {
          event.stopPropagation();
          const botId = known ? BotId.parse(holder.botId) : null;
          uiStore.setState({ page: 'group', group: { definitionId, tab: 'bots', botId }, dialog: null });
        }}
      >
        <bdi>{holder.groupName}</bdi>
      </button>
      <small>{holder.ref}</small>
    </span>
  );
}

/** Who holds it, with everything that is known. */
export function holderWords({ groupName, routineName, poolName, ref, since }: AccountHolder): string {
  return t('{group} on {instance}, routine {routine}, pool {pool}, since {time}', {
    group: groupName,
    instance: ref,
    routine: routineName,
    pool: poolName,
    time: exactTime(Date.parse(since)),
  });
}
