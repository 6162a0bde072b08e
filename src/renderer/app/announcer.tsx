import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { t } from '../../shared/catalogue/translate';
import { GROUP_STATE_WORDS } from '../../shared/explain/states';
import type { GroupStateName } from '../../shared/lifecycle-states';
import { useHost } from '../state/host-context';
import type { ViewStoreState } from '../state/view-store';

/** States worth interrupting someone for; the ones on the way are not. */
const TOLD = new Set<GroupStateName>(['running', 'paused', 'completed', 'failed', 'stopped']);
const PAUSE_MS = 1_000;

type Groups = ViewStoreState['groupOfDefinition'];

/** Tells screen readers how groups fare, politely: at most one sentence a second, nothing about bots and steps. */
export function Announcer() {
  const { viewStore } = useHost();
  const [message, setMessage] = useState('');
  useEffect(() => {
    let told = viewStore.getState().groupOfDefinition;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      timer = undefined;
      const now = viewStore.getState().groupOfDefinition;
      const news = changesBetween(told, now);
      told = now;
      if (news.length > 0)
        setMessage(news.length > 3 ? t('{count} groups changed', { count: news.length }) : news.join('. '));
    };
    const off = viewStore.subscribe((state, before) => {
      if (before.view === undefined) told = state.groupOfDefinition;
      else if (state.groupOfDefinition !== before.groupOfDefinition) timer ??= setTimeout(tell, PAUSE_MS);
    });
    return () => {
      off();
      clearTimeout(timer);
    };
  }, [viewStore]);
  return (
    <VisuallyHidden>
      <div role="status" aria-live="polite">
        {message}
      </div>
    </VisuallyHidden>
  );
}

function changesBetween(before: Groups, now: Groups): string[] {
  return Object.entries(now)
    .filter(([id, group]) => TOLD.has(group.state) && !isSameTelling(before[id], group))
    .map(([, { name, state }]) => `${name}: ${GROUP_STATE_WORDS[state].title.toLowerCase()}`);
}

function isSameTelling(before: Groups[string] | undefined, now: Groups[string]): boolean {
  return before?.orchestrationId === now.orchestrationId && before.state === now.state;
}
