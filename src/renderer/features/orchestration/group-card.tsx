import { PencilRuler } from 'lucide-react';
import { memo, useId } from 'react';
import type { DefinitionId } from '../../../shared/ids';
import { hasErrors } from '../../../shared/problem';
import type { BotView, DefinitionView, GroupView } from '../../../shared/view';
import { Elapsed } from '../../components/clocks';
import { Pill } from '../../components/pill';
import { GroupStatePill, OutcomePill } from '../../components/state-pills';
import { activeGroup } from '../../state/active-group';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import { endingOf, type Ending } from './card-facts';
import { handleCardKey } from './card-keys';
import css from './card.module.css';
import { ActiveBody } from './group-card-active';
import { EndingTime } from './group-card-ending';
import { IdleBody } from './group-card-idle';
import { ActiveControls, IdleControls } from './group-controls';
import { useGroupActions, type GroupActions } from './use-group-actions';

const NO_BOTS: readonly BotView[] = [];

/** All a card draws from. */
interface CardFacts {
  readonly name: string;
  readonly definition: DefinitionView | undefined;
  readonly group: GroupView | undefined;
  /** The group, while it is not over. */
  readonly active: GroupView | undefined;
  readonly bots: readonly BotView[];
  readonly ending: Ending | null;
  readonly draft: boolean;
  readonly blocked: string | null;
}

/** A definition with its group, whatever state it is in; reads only its own facts from the view. */
export const GroupCard = memo(function GroupCard({ definitionId }: { definitionId: DefinitionId }) {
  const facts = useCardFacts(definitionId);
  const { name, group, active, definition, blocked, draft } = facts;
  const titleId = useId();
  const orchestrationId = group?.orchestrationId ?? null;
  const actions = useGroupActions({ definitionId, orchestrationId, name });
  if (!definition && !active) return null;
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- takes focus for arrow and letter keys, see card-keys.ts
    <article
      className={css['card']}
      data-card={definitionId}
      data-active={active !== undefined}
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={(event) => {
        handleCardKey(event, { actions, active, blocked, draft, hasDefinition: definition !== undefined });
      }}
    >
      <div className={css['body']}>
        <header className={css['head']}>
          <StatePill {...facts} />
          <h2 id={titleId} className={css['name']} dir="auto" title={name}>
            {name}
          </h2>
          <span className={css['when']}>
            {active ? <Elapsed since={active.startedAt} /> : <EndingTime ending={facts.ending} />}
          </span>
        </header>
        <Body facts={facts} actions={actions} />
      </div>
      <footer className={css['foot']}>
        <Controls facts={facts} actions={actions} />
      </footer>
    </article>
  );
});

function useCardFacts(definitionId: DefinitionId): CardFacts {
  const definition = useView((state) => state.view?.definitions[definitionId]);
  const group = useView((state) => state.groupOfDefinition[definitionId]);
  const bots = useView((state) => (group && state.botsOfGroup[group.orchestrationId]) ?? NO_BOTS);
  return {
    name: definition?.definition.name ?? group?.name ?? '',
    definition,
    group,
    active: activeGroup(group),
    bots,
    ending: endingOf(definition, group, bots),
    draft: hasErrors(definition?.problems ?? []),
    blocked: useBlockedReason(),
  };
}

function StatePill({ active, draft, ending }: CardFacts) {
  if (active) return <GroupStatePill state={active.state} />;
  if (!draft) return <OutcomePill outcome={ending?.outcome ?? null} />;
  return (
    <Pill tone="amber" icon={PencilRuler} title="It has problems and can’t start yet.">
      Draft
    </Pill>
  );
}

interface PartProps {
  readonly facts: CardFacts;
  readonly actions: GroupActions;
}

function Body({ facts: { active, definition, bots, ending, blocked }, actions }: PartProps) {
  if (active) {
    return (
      <ActiveBody group={active} definition={definition} bots={bots} actions={actions} blocked={blocked} />
    );
  }
  return definition ? (
    <IdleBody definition={definition} ending={ending} actions={actions} blocked={blocked} />
  ) : null;
}

function Controls({ facts: { name, active, definition, group, draft, blocked }, actions }: PartProps) {
  if (!active) {
    return (
      <IdleControls
        name={name}
        draft={draft}
        canOpen={group !== undefined}
        actions={actions}
        blocked={blocked}
      />
    );
  }
  const hasDefinition = definition !== undefined;
  return (
    <ActiveControls
      name={name}
      group={active}
      actions={actions}
      blocked={blocked}
      hasDefinition={hasDefinition}
    />
  );
}
