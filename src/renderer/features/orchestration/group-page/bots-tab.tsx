import { useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { msg, t, type Message } from '../../../../shared/catalogue/translate';
import type { OrchestrationId } from '../../../../shared/ids';
import type { BotView } from '../../../../shared/view';
import { SearchBox } from '../../../components/search-box';
import { useView } from '../../../state/host-context';
import type { GroupActions } from '../use-group-actions';
import { arrangeBots, sortAfterClick, type BotFilter, type BotQuery, type Labels } from './bot-order';
import { BotsTable } from './bots-table';
import { Chips } from './chips';
import css from './group-page.module.css';
import { NoBots } from './no-bots';
import { useInstancesWithoutBot } from './use-instances-without-bot';

const FILTERS: readonly (readonly [BotFilter, Message])[] = [
  ['all', msg('All')],
  ['work', msg('At work')],
  ['wait', msg('Waiting')],
  ['failed', msg('Failed')],
  ['ended', msg('Ended')],
];
/** From more bots on, they can be searched. */
const FEW = 8;
const NO_BOTS: readonly BotView[] = [];
const EVERYTHING: BotQuery = { sort: { column: 'number', descending: false }, filter: 'all', text: '' };

interface BotsTabProps {
  readonly orchestrationId: OrchestrationId | null;
  readonly actions: GroupActions;
  readonly draft: boolean;
}

/** All bots of the run that is shown, one a row. */
export function BotsTab({ orchestrationId, actions, draft }: BotsTabProps) {
  const [asked, setAsked] = useState(EVERYTHING);
  const count = useView((state) => botsOf(state.botsOfGroup, orchestrationId).length);
  const labels = useView(
    useShallow((state): Labels => {
      const instances = state.view?.instances ?? {};
      return Object.fromEntries(
        botsOf(state.botsOfGroup, orchestrationId).map(({ ref }) => [ref, instances[ref]?.label ?? null]),
      );
    }),
  );
  // A filter that can't be seen must not hide anything.
  const query = count > FEW ? asked : { ...EVERYTHING, sort: asked.sort };
  const order = useView(
    useShallow((state) => arrangeBots(botsOf(state.botsOfGroup, orchestrationId), labels, query)),
  );
  const without = useInstancesWithoutBot(orchestrationId);
  if (orchestrationId === null || (count === 0 && without.length === 0)) {
    return <NoBots orchestrationId={orchestrationId} actions={actions} draft={draft} />;
  }
  return (
    <section className={css['tab']} aria-label={t('Bots of this run')}>
      {count > FEW ? (
        <div className={css['bar']}>
          <Chips
            label={t('What the bots are doing')}
            options={FILTERS}
            value={query.filter}
            onChange={(filter) => {
              setAsked((before) => ({ ...before, filter }));
            }}
          />
          <SearchBox
            label={t('Search bots')}
            value={query.text}
            onChange={(text) => {
              setAsked((before) => ({ ...before, text }));
            }}
          />
          <span className={css['grow']} />
          <span className={css['count']}>
            {order.length === count
              ? t('{count, plural, one {# bot} other {# bots}}', { count })
              : t('{shown, number} of {count, plural, one {# bot} other {# bots}}', {
                  shown: order.length,
                  count,
                })}
          </span>
        </div>
      ) : null}
      <BotsTable
        orchestrationId={orchestrationId}
        order={order}
        without={without}
        sort={query.sort}
        onSort={(column) => {
          setAsked((before) => ({ ...before, sort: sortAfterClick(before.sort, column) }));
        }}
      />
    </section>
  );
}

function botsOf(
  bots: Readonly<Record<string, readonly BotView[]>>,
  orchestrationId: OrchestrationId | null,
): readonly BotView[] {
  return (orchestrationId === null ? undefined : bots[orchestrationId]) ?? NO_BOTS;
}
