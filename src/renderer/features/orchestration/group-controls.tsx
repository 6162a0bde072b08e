import { t } from '../../../shared/catalogue/translate';
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
        label={t('Stop')}
        accessibleName={t('Stop {name}', { name })}
        icon={Square}
        size="xs"
        variant="default"
        busy={actions.pending.has('stop.now')}
        disabledReason={blocked ?? stopRefusal(group, 'now')}
        onClick={() => {
          actions.stop('now');
        }}
        menuLabel={t('More ways to stop {name}', { name })}
        entries={[stopEntry('drain'), stopEntry('now'), null, stopEntry('kill')]}
      />
      <span className={css['grow']} />
      {props.onPage === true ? null : <OpenButton name={name} onClick={actions.open} />}
      <MoreMenu
        name={name}
        entries={[
          {
            label: t('Restart'),
            icon: RotateCcw,
            hint: t('Stops now and starts with the current definition'),
            onClick: actions.restart,
            disabledReason: blocked ?? (hasDefinition ? null : t('Its definition is gone')),
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
      label={resume ? t('Resume') : t('Pause')}
      accessibleName={`${resume ? t('Resume') : t('Pause')} ${name}`}
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
        label={t('Start')}
        accessibleName={t('Start {name}', { name })}
        icon={Play}
        size="xs"
        variant="filled"
        busy={actions.pending.has('start')}
        disabledReason={blocked ?? (draft ? t('It has problems: edit it first') : null)}
        onClick={actions.start}
        menuLabel={t('More ways to start {name}', { name })}
        entries={[
          {
            label: t('Start'),
            icon: Play,
            onClick: actions.start,
            disabledReason: blocked ?? (draft ? t('It has problems: edit it first') : null),
          },
          {
            label: t('Start with changes…'),
            icon: SlidersHorizontal,
            hint: t('Other bots, instances or inputs, only for this run'),
            onClick: actions.startWithChanges,
            disabledReason: blocked,
          },
          {
            label: t('Dry run'),
            icon: FlaskConical,
            hint: t('Shows what a start would meet; nothing is started'),
            onClick: actions.dryRun,
            disabledReason: blocked,
          },
        ]}
      />
      <ActionButton
        label={t('Edit')}
        accessibleName={t('Edit {name}', { name })}
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
      label={t('Open')}
      accessibleName={t('Open {name}', { name })}
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
        <ActionIcon size={28} aria-label={t('More actions for {name}', { name })}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      }
    />
  );
}
