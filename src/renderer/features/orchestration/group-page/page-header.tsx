import { Button } from '@mantine/core';
import { ArrowLeft, PencilRuler } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import { hasErrors } from '../../../../shared/problem';
import type { BotView, GroupView } from '../../../../shared/view';
import { Elapsed, RelativeTime } from '../../../components/clocks';
import { Pill } from '../../../components/pill';
import { GroupStatePill, OutcomePill } from '../../../components/state-pills';
import { activeGroup } from '../../../state/active-group';
import { useBlockedReason } from '../../../state/blocked';
import { useView } from '../../../state/host-context';
import { endingOf, readOnlyReason, type Ending } from '../card-facts';
import { ActiveControls, IdleControls } from '../group-controls';
import type { GroupActions, GroupSubject } from '../use-group-actions';
import css from './group-page.module.css';
import { PageFacts } from './page-facts';
import { PageNotes } from './page-notes';

const NO_BOTS: readonly BotView[] = [];

interface PageHeaderProps {
  readonly subject: GroupSubject;
  readonly actions: GroupActions;
  readonly back: () => void;
}

/** Who it is, how it is, what can be done with it, and what somebody should know before anything else. */
export function PageHeader({ subject, actions, back }: PageHeaderProps) {
  const { definitionId, name } = subject;
  const definition = useView((state) => state.view?.definitions[definitionId]);
  const group = useView((state) => state.groupOfDefinition[definitionId]);
  const active = activeGroup(group);
  // While it runs, the bots' steps say nothing about how the last run ended.
  const bots = useView((state) =>
    group && !active ? (state.botsOfGroup[group.orchestrationId] ?? NO_BOTS) : NO_BOTS,
  );
  const ending = active ? null : endingOf(definition, group, bots);
  const draft = hasErrors(definition?.problems ?? []);
  const blocked = useBlockedReason();
  const readOnly = readOnlyReason(definition);
  const pinned = definition?.pinned ?? false;
  const shared = { name, actions, blocked, readOnly, pinned, onPage: true };
  return (
    <header className={css['header']}>
      <div className={css['headRow']}>
        <Button
          className={css['back'] ?? ''}
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<ArrowLeft size={15} aria-hidden />}
          aria-keyshortcuts="Escape Alt+ArrowLeft"
          onClick={back}
        >
          {t('All groups')}
        </Button>
        {active ? <GroupStatePill state={active.state} /> : <IdlePill draft={draft} ending={ending} />}
        <Name name={name} />
        <When active={active} ending={ending} />
        <span className={css['grow']} />
        <div className={css['controls']}>
          {active ? (
            <ActiveControls {...shared} group={active} hasDefinition={definition !== undefined} />
          ) : (
            <IdleControls {...shared} draft={draft} />
          )}
        </div>
      </div>
      <PageFacts definition={definition} group={group} active={active} ending={ending} />
      <PageNotes
        definition={definition}
        active={active}
        ending={ending}
        actions={actions}
        blocked={blocked}
      />
    </header>
  );
}

/** The page begins here for whoever listens instead of looking. */
function Name({ name }: { name: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} className={css['name']} tabIndex={-1} title={name}>
      <bdi>{name}</bdi>
    </h1>
  );
}

function IdlePill({ draft, ending }: { draft: boolean; ending: Ending | null }) {
  if (!draft) return <OutcomePill outcome={ending?.outcome ?? null} />;
  return (
    <Pill tone="amber" icon={PencilRuler} title={t('It has problems and can’t start yet.')}>
      {t('Draft')}
    </Pill>
  );
}

function When({ active, ending }: { active: GroupView | undefined; ending: Ending | null }) {
  if (active) {
    return (
      <span className={css['when']}>
        <Elapsed since={active.startedAt} />
      </span>
    );
  }
  if (!ending) return <span className={css['when']}>{t('never started')}</span>;
  const { startedAt, endedAt } = ending;
  return (
    <span className={css['when']}>
      <RelativeTime at={endedAt ?? startedAt} />
    </span>
  );
}
