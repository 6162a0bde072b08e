import { Tabs } from '@mantine/core';
import { Activity, ArrowLeft, Bot, FileText, ListTree, type LucideIcon } from 'lucide-react';
import { Button } from '@mantine/core';
import { msg, say, t, type Message } from '../../../../shared/catalogue/translate';
import { hasErrors } from '../../../../shared/problem';
import { useHost, useView } from '../../../state/host-context';
import type { GroupPageFacts, GroupTab } from '../../../state/ui-store';
import { useGroupActions, type GroupActions, type GroupSubject } from '../use-group-actions';
import { BotDrawer } from './bot-drawer';
import { BotsTab } from './bots-tab';
import { DefinitionTab } from './definition-tab';
import { EventsTab } from './events-tab';
import css from './group-page.module.css';
import { NoRun } from './no-run';
import { PageHeader } from './page-header';
import { TimelineTab } from './timeline-tab';
import { useBack } from './use-back';

const TABS: readonly (readonly [GroupTab, Message, LucideIcon])[] = [
  ['bots', msg('Bots'), Bot],
  ['events', msg('Events'), ListTree],
  ['timeline', msg('Timeline'), Activity],
  ['definition', msg('Definition'), FileText],
];

/** The page of one group: its bots, events, timeline and definition; the drawer of one bot above it. */
export function GroupPage({ facts }: { facts: GroupPageFacts }) {
  const { definitionId, botId } = facts;
  const known = useView((state) => state.view !== undefined);
  const name = useView(
    (state) =>
      state.view?.definitions[definitionId]?.definition.name ?? state.groupOfDefinition[definitionId]?.name,
  );
  const orchestrationId = useView((state) => state.groupOfDefinition[definitionId]?.orchestrationId ?? null);
  const back = useBack(definitionId);
  const actions = useGroupActions({ definitionId, orchestrationId, name: name ?? '' });
  if (!known) return <div className={css['page']} aria-busy="true" />;
  if (name === undefined) return <Gone back={back} />;
  const subject = { definitionId, orchestrationId, name };
  return (
    <div className={css['page']}>
      <PageHeader subject={subject} actions={actions} back={back} />
      <PageTabs subject={subject} tab={facts.tab} actions={actions} />
      {botId === null ? null : <BotDrawer key={botId} botId={botId} />}
    </div>
  );
}

function Gone({ back }: { back: () => void }) {
  return (
    <div className={css['page']}>
      <div className={css['nothing']}>
        <h2>{t('This group no longer exists')}</h2>
        <p>
          {t(
            'It was deleted or its file was removed. A deleted group can be put back from the trash for 30 days.',
          )}
        </p>
        <Button leftSection={<ArrowLeft size={14} aria-hidden />} onClick={back}>
          {t('All groups')}
        </Button>
      </div>
    </div>
  );
}

interface PageTabsProps {
  readonly subject: GroupSubject;
  readonly tab: GroupTab;
  readonly actions: GroupActions;
}

function PageTabs({ subject, tab, actions }: PageTabsProps) {
  const { uiStore } = useHost();
  const choose = (value: string | null): void => {
    const [next] = TABS.find(([name]) => name === value) ?? [];
    if (next) uiStore.setState(({ group }) => ({ group: group && { ...group, tab: next } }));
  };
  return (
    <Tabs
      value={tab}
      onChange={choose}
      keepMounted={false}
      classNames={{ root: css['tabs'] ?? '', list: css['tabList'] ?? '', panel: css['panel'] ?? '' }}
    >
      <Tabs.List aria-label={t('What to see of this group')}>
        {TABS.map(([value, label, Icon]) => (
          <Tabs.Tab key={value} value={value} leftSection={<Icon size={15} aria-hidden />}>
            {say(label)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {TABS.map(([value]) => (
        <Tabs.Panel key={value} value={value}>
          <Shown subject={subject} tab={value} actions={actions} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function Shown({ subject, tab, actions }: PageTabsProps) {
  const { definitionId, orchestrationId, name } = subject;
  const draft = useView((state) => hasErrors(state.view?.definitions[definitionId]?.problems ?? []));
  if (tab === 'definition') return <DefinitionTab definitionId={definitionId} actions={actions} />;
  if (tab === 'bots') {
    return (
      <BotsTab key={orchestrationId} orchestrationId={orchestrationId} actions={actions} draft={draft} />
    );
  }
  if (orchestrationId === null) return <NoRun tab={tab} actions={actions} draft={draft} />;
  return tab === 'events' ? (
    <EventsTab key={orchestrationId} orchestrationId={orchestrationId} name={name} />
  ) : (
    <TimelineTab key={orchestrationId} orchestrationId={orchestrationId} />
  );
}
