import { memo } from 'react';
import { Play, X } from 'lucide-react';
import { explainGroupFailure } from '../../../shared/explain/group-failure';
import { explainProblem } from '../../../shared/explain/problem';
import type { Problem } from '../../../shared/problem';
import type { DefinitionView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import type { Ending } from './card-facts';
import css from './card.module.css';
import { CardSub } from './card-sub';
import { EndingCounts } from './group-card-ending';
import { loopWords } from './group-words';
import type { GroupActions } from './use-group-actions';

const PROBLEMS_SHOWN = 3;

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
  const { definition, problems } = view;
  const { routineName, description, requestedBotCount, availableInstances, accountPoolName } = definition;
  const instances = new Set(availableInstances).size;
  return (
    <>
      <CardSub
        text={description === '' ? routineName || 'No routine chosen' : description}
        tags={definition.tags}
      />
      <div className={css['metrics']}>
        {description === '' || routineName === '' ? null : <span>{routineName}</span>}
        <span>
          <b>{requestedBotCount}</b> {requestedBotCount === 1 ? 'bot' : 'bots'} on <b>{instances}</b>{' '}
          {instances === 1 ? 'instance' : 'instances'}
        </span>
        <span>{loopWords(definition.loop)}</span>
        <EndingCounts ending={ending} />
        {accountPoolName === null ? null : <span>pool {accountPoolName}</span>}
      </div>
      <IdleNotes ending={ending} problems={problems} actions={actions} blocked={blocked} />
    </>
  );
});

interface IdleNotesProps extends Omit<IdleBodyProps, 'definition'> {
  readonly problems: readonly Problem[];
}

function IdleNotes({ ending, problems, actions, blocked }: IdleNotesProps) {
  const interrupted = interruptedOf(ending);
  const failure = ending?.failure ?? null;
  if (problems.length === 0 && failure === null && interrupted === null) return null;
  return (
    <div className={css['notes']}>
      {interrupted ? <Interrupted ending={interrupted} actions={actions} blocked={blocked} /> : null}
      {failure ? <FailureNote failure={failure} /> : null}
      {problems.length > 0 ? <ProblemNote problems={problems} /> : null}
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
      title="Muster ended while this group was running"
      hint="Nothing is held any more. Go on with what was left?"
    >
      <span style={{ display: 'flex', gap: 8, marginTop: 6 }}>
        <ActionButton
          label="Resume run"
          icon={Play}
          size="compact-sm"
          variant="default"
          busy={actions.pending.has('resumeRun')}
          disabledReason={blocked}
          onClick={() => {
            actions.resumeRun(ending.orchestrationId);
          }}
        />
        <ActionButton
          label="Dismiss"
          icon={X}
          size="compact-sm"
          variant="subtle"
          color="gray"
          busy={actions.pending.has('dismissRun')}
          disabledReason={blocked}
          onClick={() => {
            actions.dismissRun(ending.orchestrationId);
          }}
        />
      </span>
    </Note>
  );
}

function FailureNote({ failure }: { failure: NonNullable<Ending['failure']> }) {
  const { title, hint } = explainGroupFailure(failure);
  return (
    <Note tone="red" title={title} hint={failure.code === 'preflight' ? '' : hint}>
      {failure.code === 'preflight' ? <ProblemLines problems={failure.problems} /> : null}
    </Note>
  );
}

function ProblemNote({ problems }: { problems: readonly Problem[] }) {
  const errors = problems.some((problem) => problem.level === 'error');
  const only = problems.length === 1 ? problems[0] : undefined;
  if (only) {
    const { title, hint } = explainProblem(only);
    return <Note tone="amber" title={title} hint={hint} />;
  }
  return (
    <Note tone="amber" title={errors ? 'Can’t start yet' : 'Worth a look'}>
      <ProblemLines problems={problems} />
    </Note>
  );
}

/** Errors first, at most three, then how many more. */
function ProblemLines({ problems }: { problems: readonly Problem[] }) {
  const ordered = [...problems].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  const rest = ordered.length - PROBLEMS_SHOWN;
  return (
    <ul>
      {ordered.slice(0, PROBLEMS_SHOWN).map((problem) => {
        const { title, hint } = explainProblem(problem);
        return (
          <li key={`${problem.path} ${problem.code} ${title}`} title={hint}>
            {title}
          </li>
        );
      })}
      {rest > 0 ? <li>and {rest} more</li> : null}
    </ul>
  );
}
