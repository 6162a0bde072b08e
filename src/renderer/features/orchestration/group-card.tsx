import { t } from '../../../shared/catalogue/translate';
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
import { useUi, useView } from '../../state/host-context';
import { endingOf, readOnlyReason, type Ending } from './card-facts';
import { handleCardKey } from './card-keys';
import { useCardSelection } from './card-selection';
import css from './card.module.css';
import { ActiveBody } from './group-card-active';
import { EndingTime } from './group-card-ending';
import { IdleBody } from './group-card-idle';
import { ActiveControls, IdleControls } from './group-controls';
import { PinToggle } from './pin-toggle';
import { SelectBox } from './select-box';
import { isSelected } from './selection';
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
  readonly readOnly: string | null;
  readonly blocked: string | null;
}

/** A definition with its group, whatever state it is in; reads only its own facts from the view. */
export const GroupCard = memo(function GroupCard({ definitionId }: { definitionId: DefinitionId }) {
  const facts = useCardFacts(definitionId);
  const { name, group, active, definition } = facts;
  const selected = useUi(({ selection }) => isSelected(selection, definitionId));
  const { toggle } = useCardSelection();
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
      data-selected={selected}
      aria-labelledby={titleId}
      tabIndex={-1}
      onKeyDown={(event) => {
        handleCardKey(event, { ...facts, definitionId, actions, select: toggle });
      }}
    >
      <Corners facts={facts} definitionId={definitionId} selected={selected} onPin={actions.pin} />
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

interface CornersProps {
  readonly facts: CardFacts;
  readonly definitionId: DefinitionId;
  readonly selected: boolean;
  readonly onPin: (pinned: boolean) => void;
}

/** A run whose definition has gone can neither be chosen nor pinned. */
function Corners({ facts: { name, definition, blocked }, definitionId, selected, onPin }: CornersProps) {
  if (!definition) return null;
  return (
    <>
      <SelectBox definitionId={definitionId} name={name} checked={selected} />
      <PinToggle name={name} pinned={definition.pinned} blocked={blocked} onChange={onPin} />
    </>
  );
}

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
    readOnly: readOnlyReason(definition),
    blocked: useBlockedReason(),
  };
}

function StatePill({ active, draft, ending }: CardFacts) {
  if (active) return <GroupStatePill state={active.state} />;
  if (!draft) return <OutcomePill outcome={ending?.outcome ?? null} />;
  return (
    <Pill tone="amber" icon={PencilRuler} title={t('It has problems and can’t start yet.')}>
      {t('Draft')}
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

function Controls({ facts, actions }: PartProps) {
  const { name, active, definition, draft, readOnly, blocked } = facts;
  const common = { name, actions, blocked, readOnly, pinned: definition?.pinned ?? false };
  if (!active) return <IdleControls {...common} draft={draft} />;
  return <ActiveControls {...common} group={active} hasDefinition={definition !== undefined} />;
}
