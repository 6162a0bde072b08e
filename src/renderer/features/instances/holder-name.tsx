import { t } from '../../../shared/catalogue/translate';
import { PURPOSE_WORDS } from '../../../shared/explain/states';
import type { InstanceView } from '../../../shared/view';
import { useHost, useView } from '../../state/host-context';
import css from './instance-table.module.css';

interface HolderNameProps {
  readonly holder: NonNullable<InstanceView['holder']>;
  readonly tabIndex?: number;
}

/** Who holds an instance; leads to the card of that group. */
export function HolderName({ holder, tabIndex = 0 }: HolderNameProps) {
  const { uiStore } = useHost();
  const definitionId = useView((state) => state.view?.groups[holder.orchestrationId]?.definitionId);
  if (definitionId === undefined) return <bdi title={holder.groupName}>{holder.groupName}</bdi>;
  const jump = (): void => {
    uiStore.setState({ page: 'orchestration', search: '', stateFilter: 'all', tags: [] });
    requestAnimationFrame(() => {
      focusCard(definitionId);
    });
  };
  return (
    <button
      type="button"
      className={css['link']}
      tabIndex={tabIndex}
      title={t('{name}: show this group', { name: holder.groupName })}
      onClick={jump}
    >
      <bdi>{holder.groupName}</bdi>
    </button>
  );
}

/** What it is held for, when that is not a bot; else nothing. */
export function purposeWords({ purpose }: NonNullable<InstanceView['holder']>): string {
  return purpose === 'bot' ? '' : t('for {purpose}', { purpose: PURPOSE_WORDS[purpose] });
}

function focusCard(definitionId: string): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-card]')];
  const card = cards.find((each) => each.dataset['card'] === definitionId);
  card?.focus();
  card?.scrollIntoView({ block: 'nearest' });
}
