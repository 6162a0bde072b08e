import { ActionIcon } from '@mantine/core';
import {
  Ellipsis,
  FlaskConical,
  ListEnd,
  Pause,
  Pencil,
  Play,
  Power,
  RotateCcw,
  SlidersHorizontal,
  Square,
} from 'lucide-react';
import { memo } from 'react';
import { STOP_MODE_WORDS } from '../../../shared/explain/states';
import type { StopMode } from '../../../shared/lifecycle-states';
import type { GroupView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { OverflowMenu, type MenuEntry } from '../../components/overflow-menu';
import { SplitButton } from '../../components/split-button';
import css from './card.module.css';
import { pauseOf, stopRefusal, type PauseControl } from './control-rules';
import { definitionEntries, editEntry } from './definition-entries';
import type { GroupActions } from './use-group-actions';

interface ControlsProps {
  readonly name: string;
  readonly actions: GroupActions;
  readonly blocked: string | null;
}

interface CardControlsProps extends ControlsProps {
  readonly pinned: boolean;
  /** On the group's own page, which needs no button to open it. */
  readonly onPage?: boolean;
  /** Why its definition can't be changed; null when it can. */
  readonly readOnly: string | null;
}

export const STOP_ICONS = { drain: ListEnd, now: Square, kill: Power } as const;

/** Controls of a group that is not over. */
export const ActiveControls = memo(function ActiveControls(
  props: CardControlsProps & { group: GroupView; hasDefinition: boolean },
) {
  const { name, group, actions, blocked, hasDefinition } = props;
  const pause = pauseOf(group);
  const stopEntry = (mode: StopMode): MenuEntry => ({
    label: STOP_MODE_WORDS[mode].title,
    hint: STOP_MODE_WORDS[mode].hint,
    icon: STOP_ICONS[mode],
    danger: mode !== 'drain',
    disabledReason: blocked ?? stopRefusal(group, mode),
    onClick: () => {
      actions.stop(mode);
    },
  });
  return (
    <>
      <PauseButton pause={pause} name={name} actions={actions} blocked={blocked} />
      <SplitButton
        label="Stop"
        accessibleName={`Stop ${name}`}
        icon={Square}
        size="xs"
        variant="default"
        busy={actions.pending.has('stop.now')}
        disabledReason={blocked ?? stopRefusal(group, 'now')}
        onClick={() => {
          actions.stop('now');
        }}
        menuLabel={`More ways to stop ${name}`}
        entries={[stopEntry('drain'), stopEntry('now'), null, stopEntry('kill')]}
      />
      <span className={css['grow']} />
      {props.onPage === true ? null : <OpenButton name={name} onClick={actions.open} />}
      <MoreMenu
        name={name}
        entries={[
          {
            label: 'Restart',
            icon: RotateCcw,
            hint: 'Stops now and starts with the current definition',
            onClick: actions.restart,
            disabledReason: blocked ?? (hasDefinition ? null : 'Its definition is gone'),
          },
          ...(hasDefinition ? [null, editEntry(props), ...definitionEntries(props)] : []),
        ]}
      />
    </>
  );
});

function PauseButton({ pause, name, actions, blocked }: ControlsProps & { pause: PauseControl }) {
  const resume = pause.verb === 'resume';
  return (
    <ActionButton
      label={resume ? 'Resume' : 'Pause'}
      accessibleName={`${resume ? 'Resume' : 'Pause'} ${name}`}
      icon={resume ? Play : Pause}
      size="xs"
      variant={resume ? 'filled' : 'default'}
      busy={actions.pending.has(pause.verb)}
      disabledReason={blocked ?? pause.refusal}
      onClick={resume ? actions.resume : actions.pause}
    />
  );
}

/** Controls of a group that does not run. */
export const IdleControls = memo(function IdleControls(props: CardControlsProps & { draft: boolean }) {
  const { name, draft, actions, blocked, readOnly } = props;
  return (
    <>
      <SplitButton
        label="Start"
        accessibleName={`Start ${name}`}
        icon={Play}
        size="xs"
        variant="filled"
        busy={actions.pending.has('start')}
        disabledReason={blocked ?? (draft ? 'It has problems: edit it first' : null)}
        onClick={actions.start}
        menuLabel={`More ways to start ${name}`}
        entries={[
          {
            label: 'Start',
            icon: Play,
            onClick: actions.start,
            disabledReason: blocked ?? (draft ? 'It has problems: edit it first' : null),
          },
          {
            label: 'Start with changes…',
            icon: SlidersHorizontal,
            hint: 'Other bots, instances or inputs, only for this run',
            onClick: actions.startWithChanges,
            disabledReason: blocked,
          },
          {
            label: 'Dry run',
            icon: FlaskConical,
            hint: 'Shows what a start would meet; nothing is started',
            onClick: actions.dryRun,
            disabledReason: blocked,
          },
        ]}
      />
      <ActionButton
        label="Edit"
        accessibleName={`Edit ${name}`}
        icon={Pencil}
        size="xs"
        variant="default"
        onClick={actions.edit}
        disabledReason={blocked ?? readOnly}
      />
      <span className={css['grow']} />
      {props.onPage === true ? null : <OpenButton name={name} onClick={actions.open} />}
      <MoreMenu name={name} entries={definitionEntries(props)} />
    </>
  );
});

function OpenButton({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <ActionButton
      label="Open"
      accessibleName={`Open ${name}`}
      size="xs"
      variant="subtle"
      color="gray"
      onClick={onClick}
    />
  );
}

function MoreMenu({ name, entries }: { name: string; entries: readonly (MenuEntry | null)[] }) {
  return (
    <OverflowMenu
      entries={entries}
      target={
        <ActionIcon size={28} aria-label={`More actions for ${name}`}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      }
    />
  );
}
