import { Play } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import type { InstanceConflict } from '../../../shared/errors';
import type { InstanceView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { useView } from '../../state/host-context';
import type { RefusedStart } from '../../state/ui-store';
import { conflictChoices, type ConflictChoice } from './conflict-choices';
import css from './conflict-options.module.css';
import type { ConflictStart } from './use-conflict-start';

interface ConflictChoicesProps {
  /** Those that are held still. */
  readonly conflicts: readonly InstanceConflict[];
  readonly refused: RefusedStart;
  readonly start: ConflictStart;
  readonly onTakeOver: () => void;
}

const NONE: Readonly<Record<string, InstanceView>> = {};
const NO_REFS: readonly string[] = [];

/** The ways on, each as a button with what it would do; a plain start once nothing is held any more. */
export function ConflictChoices({ conflicts, refused, start, onTakeOver }: ConflictChoicesProps) {
  const { definitionId, overrides } = refused;
  const isResumed = refused.resumes !== undefined;
  const instances = useView((state) => state.view?.instances ?? NONE);
  const definition = useView((state) => state.view?.definitions[definitionId]?.definition);
  const choices = conflictChoices({
    conflicts,
    candidates: overrides?.availableInstances ?? definition?.availableInstances ?? NO_REFS,
    requestedBots: overrides?.requestedBotCount ?? definition?.requestedBotCount ?? 1,
    instances,
    isResumed,
  });
  if (conflicts.length === 0) return <PlainStart isResumed={isResumed} start={start} />;
  return (
    <ul className={css['choices']} aria-label={t('What to do')}>
      {choices.map((choice) => (
        <li key={choice.policy}>
          <Choice choice={choice} start={start} onTakeOver={onTakeOver} />
          <span>{choice.refusal === null ? choice.outcome : `${choice.refusal}.`}</span>
        </li>
      ))}
    </ul>
  );
}

function PlainStart({ isResumed, start }: { isResumed: boolean; start: ConflictStart }) {
  return (
    <ActionButton
      label={t(isResumed ? 'Go on with the run' : 'Start')}
      icon={Play}
      busy={start.pending !== null}
      disabledReason={start.blocked}
      onClick={() => {
        start.begin('ask');
      }}
    />
  );
}

function Choice(props: { choice: ConflictChoice; start: ConflictStart; onTakeOver: () => void }) {
  const { choice, start, onTakeOver } = props;
  const { policy, label, refusal } = choice;
  const otherPending = start.pending !== null && start.pending !== policy ? t('It is being started') : null;
  return (
    <ActionButton
      label={label}
      variant="default"
      busy={start.pending === policy}
      disabledReason={start.blocked ?? refusal ?? otherPending}
      onClick={() => {
        if (policy === 'takeOver') onTakeOver();
        else start.begin(policy);
      }}
    />
  );
}
