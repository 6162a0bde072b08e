import { ActionIcon, Tooltip } from '@mantine/core';
import { Camera, ChevronRight, Ellipsis, EyeOff, PencilLine, RefreshCw } from 'lucide-react';
import { memo, useId } from 'react';
import { INSTANCE_STATE_WORDS } from '../../../shared/explain/states';
import { OverflowMenu } from '../../components/overflow-menu';
import { InstanceStatePill } from '../../components/state-pills';
import { InstanceCells } from './instance-cells';
import { InstanceDetails } from './instance-details';
import type { InstanceRowProps } from './instance-row-props';
import { forgetRefusal, reconnectRefusal, screenshotRefusal } from './instance-rules';
import css from './instance-table.module.css';
import { pressOnRow } from './row-keys';
import { nameOf } from './use-instance-actions';

/** One instance: facts in at most two lines per cell, its actions, and its details beneath when they are open. */
export const InstanceRow = memo(function InstanceRow(props: InstanceRowProps) {
  const { instance, isTabStop, isOpen, blocked, actions, onToggle } = props;
  const detailsId = useId();
  const toggle = (): void => {
    onToggle(instance.ref);
  };
  return (
    <>
      <tr
        data-instance={instance.ref}
        data-open={isOpen}
        tabIndex={isTabStop ? 0 : -1}
        onKeyDown={(event) => {
          pressOnRow(event, { instance, actions, blocked, toggle });
        }}
      >
        <td>
          <StateButton
            instance={instance}
            isTabStop={isTabStop}
            isOpen={isOpen}
            detailsId={detailsId}
            toggle={toggle}
          />
        </td>
        <InstanceCells {...props} />
        <td className={css['buttons']}>
          <RowButtons {...props} />
        </td>
      </tr>
      {isOpen ? (
        <tr className={css['detailsRow']} id={detailsId}>
          <td colSpan={8}>
            <InstanceDetails {...props} />
          </td>
        </tr>
      ) : null}
    </>
  );
});

interface StateButtonProps extends Pick<InstanceRowProps, 'instance' | 'isTabStop' | 'isOpen'> {
  readonly detailsId: string;
  readonly toggle: () => void;
}

/** State as colour, icon and word; opens the details. What to do about it shows on hover and on focus. */
function StateButton({ instance, isTabStop, isOpen, detailsId, toggle }: StateButtonProps) {
  const { state, ref } = instance;
  const { title, hint } = INSTANCE_STATE_WORDS[state];
  // Hovering is served by the pill itself.
  return (
    <Tooltip
      label={hint}
      disabled={state === 'ready' || isOpen}
      events={{ hover: false, focus: true, touch: false }}
    >
      <button
        type="button"
        className={css['stateButton']}
        aria-expanded={isOpen}
        {...(isOpen ? { 'aria-controls': detailsId } : {})}
        aria-label={`${title}: details of ${ref}`}
        tabIndex={isTabStop ? 0 : -1}
        onClick={toggle}
      >
        <ChevronRight size={14} aria-hidden />
        <InstanceStatePill state={state} />
      </button>
    </Tooltip>
  );
}

function RowButtons({
  instance,
  isTabStop,
  isReconnecting,
  isForgetting,
  blocked,
  actions,
}: InstanceRowProps) {
  const name = nameOf(instance);
  const noPicture = blocked ?? screenshotRefusal(instance);
  const tabIndex = isTabStop ? 0 : -1;
  return (
    <>
      <ActionIcon
        size={28}
        tabIndex={tabIndex}
        aria-label={`Screenshot of ${name}`}
        title={noPicture === null ? 'Screenshot' : `No screenshot. ${noPicture}`}
        {...(noPicture === null ? {} : { 'aria-disabled': true, 'data-disabled': true })}
        onClick={() => {
          if (noPicture === null) actions.screenshot(instance);
        }}
      >
        <Camera size={16} aria-hidden />
      </ActionIcon>
      <OverflowMenu
        target={
          <ActionIcon
            size={28}
            tabIndex={tabIndex}
            aria-label={`More actions for ${name}`}
            loading={isReconnecting || isForgetting}
          >
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        }
        entries={[
          {
            label: 'Screenshot',
            icon: Camera,
            onClick: () => {
              actions.screenshot(instance);
            },
            disabledReason: noPicture,
          },
          {
            label: 'Reconnect',
            icon: RefreshCw,
            hint: 'Disconnects this device only and connects it anew',
            onClick: () => {
              actions.reconnect(instance);
            },
            disabledReason: blocked ?? reconnectRefusal(instance),
          },
          {
            label: 'Rename',
            icon: PencilLine,
            onClick: () => {
              actions.rename(instance);
            },
            disabledReason: blocked,
          },
          null,
          {
            label: 'Forget',
            icon: EyeOff,
            danger: true,
            onClick: () => {
              actions.forget(instance);
            },
            disabledReason: blocked ?? forgetRefusal(instance),
          },
        ]}
      />
    </>
  );
}
