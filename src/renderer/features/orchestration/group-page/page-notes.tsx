import { Pencil } from 'lucide-react';
import { t } from '../../../../shared/catalogue/translate';
import { explainGroupFailure } from '../../../../shared/explain/group-failure';
import type { GroupFailure } from '../../../../shared/run-event';
import { hasErrors, type Problem } from '../../../../shared/problem';
import type { BotView, DefinitionView, GroupView } from '../../../../shared/view';
import { ActionButton } from '../../../components/action-button';
import { Note } from '../../../components/note';
import { ProblemList } from '../../../components/problem-list';
import { useView } from '../../../state/host-context';
import type { Ending } from '../card-facts';
import { degradedWords } from '../group-words';
import { RestartToApply, ResumeOrDismiss } from '../run-note-buttons';
import type { GroupActions } from '../use-group-actions';
import css from './group-page.module.css';

const NO_BOTS: readonly BotView[] = [];
const NO_PROBLEMS: readonly Problem[] = [];

interface PageNotesProps {
  readonly definition: DefinitionView | undefined;
  readonly active: GroupView | undefined;
  readonly ending: Ending | null;
  readonly actions: GroupActions;
  readonly blocked: string | null;
}

/** What somebody should know before anything else, with the button for it. */
export function PageNotes({ definition, active, ending, actions, blocked }: PageNotesProps) {
  return (
    <div className={css['notes']}>
      {active ? (
        <ActiveNotes active={active} actions={actions} blocked={blocked} />
      ) : (
        <IdleNotes
          problems={definition?.problems ?? NO_PROBLEMS}
          ending={ending}
          actions={actions}
          blocked={blocked}
        />
      )}
    </div>
  );
}

function ActiveNotes({ active, actions, blocked }: WithVerbs & { active: GroupView }) {
  return (
    <>
      {active.degraded ? <Degraded group={active} /> : null}
      {active.definitionChanged && active.state !== 'stopping' ? (
        <Note
          tone="blue"
          title={t('The definition was changed since this start: restart to apply')}
          action={<RestartToApply actions={actions} blocked={blocked} />}
        />
      ) : null}
    </>
  );
}

interface IdleNotesProps extends WithVerbs {
  readonly problems: readonly Problem[];
  readonly ending: Ending | null;
}

function IdleNotes({ problems, ending, actions, blocked }: IdleNotesProps) {
  return (
    <>
      {ending?.outcome === 'interrupted' && ending.resumable ? (
        <Interrupted ending={ending} actions={actions} blocked={blocked} />
      ) : null}
      {ending?.failure ? <FailureNote failure={ending.failure} /> : null}
      {problems.length > 0 ? <Problems problems={problems} actions={actions} blocked={blocked} /> : null}
    </>
  );
}

function Degraded({ group }: { group: GroupView }) {
  const words = useView((state) => degradedWords(group, state.botsOfGroup[group.orchestrationId] ?? NO_BOTS));
  return <Note tone="amber" title={words} />;
}

function FailureNote({ failure }: { failure: GroupFailure }) {
  const { title, hint } = explainGroupFailure(failure);
  const listed = failure.code === 'preflight';
  return (
    <Note tone="red" title={title} hint={listed ? '' : hint}>
      {listed ? <ProblemList problems={failure.problems} /> : null}
    </Note>
  );
}

type WithVerbs = Pick<PageNotesProps, 'actions' | 'blocked'>;

function Problems({ problems, actions, blocked }: WithVerbs & { problems: readonly Problem[] }) {
  return (
    <Note
      tone="amber"
      title={hasErrors(problems) ? t('It can’t start yet') : t('Worth a look before the next start')}
      action={
        <ActionButton
          label={t('Edit')}
          icon={Pencil}
          size="compact-sm"
          variant="default"
          disabledReason={blocked}
          onClick={actions.edit}
        />
      }
    >
      <ProblemList problems={problems} />
    </Note>
  );
}

function Interrupted({ ending, actions, blocked }: WithVerbs & { ending: Ending }) {
  return (
    <Note
      tone="amber"
      title={t('Muster ended while this group was running')}
      hint={t('Nothing is held any more. Go on with what was left?')}
      action={<ResumeOrDismiss ending={ending} actions={actions} blocked={blocked} />}
    />
  );
}
