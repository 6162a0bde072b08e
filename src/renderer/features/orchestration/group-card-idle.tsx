import { t } from '../../../shared/catalogue/translate';
import { memo } from 'react';
import { explainGroupFailure } from '../../../shared/explain/group-failure';
import type { DefinitionId } from '../../../shared/ids';
import { hasErrors } from '../../../shared/problem';
import type { DefinitionView } from '../../../shared/view';
import { Note } from '../../components/note';

import type { Ending } from './card-facts';
import css from './card.module.css';
import { emphasized, MARK } from './emphasized';
import { CardSub } from './card-sub';
import { LastRunLine } from './group-card-ending';
import { loopWords } from './group-words';
import { PoolFact } from './pool-fact';
import { ReadOnlyNote } from './read-only-note';
import { ProblemLines, ProblemNote } from './problem-lines';
import { ResumeOrDismiss } from './run-note-buttons';
import type { GroupActions } from './use-group-actions';

interface IdleBodyProps {
  readonly definition: DefinitionView;
  readonly ending: Ending | null;
  readonly actions: GroupActions;
  readonly blocked: string | null;
}

/** What a group shows that does not run: what it would do, how its last run ended, what stands in its way. */
export const IdleBody = memo(function IdleBody({
  definition: view,
  ending,
  actions,
  blocked,
}: IdleBodyProps) {
  const { definition } = view;
  const { routineName, description, requestedBotCount, availableInstances, accountPoolName } = definition;
  const instances = new Set(availableInstances).size;
  return (
    <>
      <CardSub
        text={description === '' ? routineName || t('No routine chosen') : description}
        tags={definition.tags}
      />
      <div className={css['metrics']}>
        {description === '' || routineName === '' ? null : <span>{routineName}</span>}
        <span>
          {emphasized(
            t(
              '{botNumber} {bots, plural, one {bot} other {bots}} on {instanceNumber} {instances, plural, one {instance} other {instances}}',
              { bots: requestedBotCount, instances, botNumber: MARK, instanceNumber: MARK },
            ),
            String(requestedBotCount),
            String(instances),
          )}
        </span>
        <span>{loopWords(definition.loop)}</span>
        {accountPoolName === null ? null : <PoolFact name={accountPoolName} />}
      </div>
      <LastRunLine ending={ending} withOutcome={hasErrors(view.problems)} />
      <IdleNotes view={view} ending={ending} actions={actions} blocked={blocked} />
    </>
  );
});

interface IdleNotesProps extends Omit<IdleBodyProps, 'definition'> {
  readonly view: DefinitionView;
}

function IdleNotes({ view: { id, problems, writable }, ending, actions, blocked }: IdleNotesProps) {
  const interrupted = interruptedOf(ending);
  const failure = ending?.failure ?? null;
  // What holds no note takes no room, see `.notes:empty`.
  return (
    <div className={css['notes']}>
      {interrupted && <Interrupted ending={interrupted} actions={actions} blocked={blocked} />}
      {failure && <FailureNote definitionId={id} failure={failure} />}
      {problems.length > 0 && <ProblemNote definitionId={id} problems={problems} />}
      {!writable && <ReadOnlyNote />}
    </div>
  );
}

function interruptedOf(ending: Ending | null): Ending | null {
  return ending?.outcome === 'interrupted' && ending.resumable ? ending : null;
}

function Interrupted({
  ending,
  actions,
  blocked,
}: { ending: Ending } & Pick<IdleBodyProps, 'actions' | 'blocked'>) {
  return (
    <Note
      tone="amber"
      title={t('Muster ended while this group was running')}
      hint={t('Nothing is held any more. Go on with what was left?')}
    >
      <div style={{ marginTop: 6 }}>
        <ResumeOrDismiss ending={ending} actions={actions} blocked={blocked} />
      </div>
    </Note>
  );
}

interface FailureNoteProps {
  readonly definitionId: DefinitionId;
  readonly failure: NonNullable<Ending['failure']>;
}

function FailureNote({ definitionId, failure }: FailureNoteProps) {
  const { title, hint } = explainGroupFailure(failure);
  return (
    <Note tone="red" title={title} hint={failure.code === 'preflight' ? '' : hint}>
      {failure.code === 'preflight' ? (
        <ProblemLines definitionId={definitionId} problems={failure.problems} />
      ) : null}
    </Note>
  );
}
