import { Drawer } from '@mantine/core';
import { useMemo } from 'react';
import { explainGroupFailure } from '../../../shared/explain/group-failure';
import type { OrchestrationId } from '../../../shared/ids';
import { isTerminalGroup } from '../../../shared/lifecycle-states';
import type { BotView, GroupView } from '../../../shared/view';
import { Elapsed, Took } from '../../components/clocks';
import { Note } from '../../components/note';
import { GroupStatePill } from '../../components/state-pills';
import { useHost, useUi, useView } from '../../state/host-context';
import { BotTable } from './bot-table';
import css from './group-details.module.css';
import { GroupEvents } from './group-events';
import { useHolders } from './conflict-holders';
import { groupDoing } from './group-words';

const NO_BOTS: readonly BotView[] = [];

/** The side drawer: all bots of a group and what happened lately. Open while `ui.details` names a group. */
export function GroupDetails() {
  const { uiStore } = useHost();
  const orchestrationId = useUi((state) => state.details);
  const group = useView((state) =>
    orchestrationId === null ? undefined : state.view?.groups[orchestrationId],
  );
  return (
    <Drawer
      opened={orchestrationId !== null}
      onClose={() => {
        uiStore.setState({ details: null });
      }}
      position="right"
      size={640}
      title={group ? <Title group={group} /> : 'This run'}
      styles={{ title: { flex: 1, minWidth: 0 } }}
      transitionProps={{ duration: 120 }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      {group ? (
        <Content key={group.orchestrationId} group={group} />
      ) : (
        <Gone orchestrationId={orchestrationId} />
      )}
    </Drawer>
  );
}

function Gone({ orchestrationId }: { orchestrationId: OrchestrationId | null }) {
  return orchestrationId === null ? null : <Note tone="grey" title="This run is no longer kept in view" />;
}

function Title({ group }: { group: GroupView }) {
  const { endedAt } = group;
  return (
    <span className={css['title']}>
      <GroupStatePill state={group.state} />
      <bdi className={css['name']}>{group.name}</bdi>
      <span className={css['when']}>
        {endedAt === null ? (
          <Elapsed since={group.startedAt} />
        ) : (
          <Took from={group.startedAt} to={endedAt} />
        )}
      </span>
    </span>
  );
}

function Content({ group }: { group: GroupView }) {
  const bots = useView((state) => state.botsOfGroup[group.orchestrationId] ?? NO_BOTS);
  const holders = useHolders(group);
  const words = useMemo(() => (group.failure ? explainGroupFailure(group.failure) : null), [group.failure]);
  return (
    <div className={css['content']}>
      <p className={css['sub']}>
        {group.routineName} · {groupDoing(group, bots, holders)}
      </p>
      {words ? <Note tone="red" title={words.title} hint={words.hint} /> : null}
      <h3 className={css['heading']}>Bots</h3>
      <BotTable bots={bots} groupOver={isTerminalGroup(group.state)} />
      <h3 className={css['heading']}>Recent events</h3>
      <GroupEvents orchestrationId={group.orchestrationId} />
    </div>
  );
}
