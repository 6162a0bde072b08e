import { memo, useId } from 'react';
import type { BotView } from '../../../shared/view';
import { Elapsed } from '../../components/clocks';
import { Pill } from '../../components/pill';
import { GroupStatePill, OutcomePill } from '../../components/state-pills';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import { hasErrors } from '../../../shared/problem';
import type { DefinitionId } from '../../../shared/ids';
import { PencilRuler } from 'lucide-react';
import { activeGroup } from '../../state/active-group';
import { endingOf, type Ending } from './card-facts';
import css from './card.module.css';
import { ActiveBody } from './group-card-active';
import { IdleBody } from './group-card-idle';
import { EndingSummary } from './group-card-ending';
import { ActiveControls, IdleControls } from './group-controls';
import { handleCardKey } from './card-keys';
import { useGroupActions } from './use-group-actions';

const NO_BOTS: readonly BotView[] = [];

/** A definition with its group, whatever state it is in; reads only its own facts from the view. */
export const GroupCard = memo(function GroupCard({ definitionId }: { definitionId: DefinitionId }) {
  const definition = useView((state) => state.view?.definitions[definitionId]);
  const group = useView((state) => state.groupOfDefinition[definitionId]);
  const bots = useView((state) => (group ? (state.botsOfGroup[group.orchestrationId] ?? NO_BOTS) : NO_BOTS));
  const blocked = useBlockedReason();
  const titleId = useId();
  const name = definition?.definition.name ?? group?.name ?? '';
  const actions = useGroupActions({ definitionId, orchestrationId: group?.orchestrationId ?? null, name });
  const active = activeGroup(group);
  const ending = endingOf(definition, group, bots);
  const draft = hasErrors(definition?.problems ?? []);
  if (!definition && !active) return null;
  return (
    // The card takes focus so that arrow keys can move between cards and its letter keys work; see card-keys.ts.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
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
          {active ? <GroupStatePill state={active.state} /> : <IdlePill draft={draft} ending={ending} />}
          <h2 id={titleId} className={css['name']} dir="auto" title={name}>
            {name}
          </h2>
          <span className={css['when']}>
            {active ? <Elapsed since={active.startedAt} /> : <EndingSummary ending={ending} />}
          </span>
        </header>
        {active ? (
          <ActiveBody
            group={active}
            definition={definition}
            bots={bots}
            actions={actions}
            blocked={blocked}
          />
        ) : null}
        {!active && definition ? (
          <IdleBody definition={definition} ending={ending} actions={actions} blocked={blocked} />
        ) : null}
      </div>
      <footer className={css['foot']}>
        {active ? (
          <ActiveControls
            name={name}
            group={active}
            actions={actions}
            blocked={blocked}
            hasDefinition={definition !== undefined}
          />
        ) : (
          <IdleControls
            name={name}
            draft={draft}
            canOpen={group !== undefined}
            actions={actions}
            blocked={blocked}
          />
        )}
      </footer>
    </article>
  );
});

function IdlePill({ draft, ending }: { draft: boolean; ending: Ending | null }) {
  if (!draft) return <OutcomePill outcome={ending?.outcome ?? null} />;
  return (
    <Pill tone="amber" icon={PencilRuler} title="It has problems and can’t start yet.">
      Draft
    </Pill>
  );
}
