import { ActionIcon, Tooltip } from '@mantine/core';
import { Camera, ChevronRight, Ellipsis, EyeOff, PencilLine, RefreshCw } from 'lucide-react';
import { memo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { INSTANCE_STATE_WORDS } from '../../../shared/explain/states';
import type { InstanceView } from '../../../shared/view';
import { LazyMenu } from '../../components/lazy-menu';
import type { MenuEntry } from '../../components/overflow-menu';
import { InstanceStatePill } from '../../components/state-pills';
import { InstanceCells } from './instance-cells';
import { InstanceDetails } from './instance-details';
import type { InstanceRowProps } from './instance-row-props';
import { forgetRefusal, reconnectRefusal, screenshotRefusal } from './instance-rules';
import css from './instance-table.module.css';
import { pressOnRow } from './row-keys';
import { nameOf, type InstanceActions } from './use-instance-actions';

interface RowProps extends InstanceRowProps {
  /** Its place in the whole table, counted from 1. */
  readonly row: number;
}

/** One instance: facts in at most two lines per cell, and its actions. */
export const InstanceRow = memo(function InstanceRow(props: RowProps) {
  const { instance, row, isTabStop, isOpen, blocked, actions, onToggle } = props;
  const toggle = (): void => {
    onToggle(instance.ref);
  };
  return (
    <tr
      data-instance={instance.ref}
      data-open={isOpen}
      aria-rowindex={row}
      tabIndex={isTabStop ? 0 : -1}
      onKeyDown={(event) => {
        pressOnRow(event, { instance, actions, blocked, toggle });
      }}
    >
      <td>
        <StateButton instance={instance} isTabStop={isTabStop} isOpen={isOpen} toggle={toggle} />
      </td>
      <InstanceCells {...props} />
      <td className={css['buttons']}>
        <RowButtons {...props} />
      </td>
    </tr>
  );
});

interface DetailsRowProps extends RowProps {
  readonly index: number;
  readonly measure: (row: HTMLElement | null) => void;
}

/** The details of an instance, beneath its row. */
export const InstanceDetailsRow = memo(function InstanceDetailsRow(props: DetailsRowProps) {
  const { instance, row, index, measure } = props;
  return (
    <tr
      ref={measure}
      data-index={index}
      className={css['detailsRow']}
      id={detailsId(instance.ref)}
      aria-rowindex={row}
    >
      <td colSpan={8}>
        <InstanceDetails {...props} />
      </td>
    </tr>
  );
});

function detailsId(ref: string): string {
  return `details-${encodeURIComponent(ref)}`;
}

interface StateButtonProps extends Pick<InstanceRowProps, 'instance' | 'isTabStop' | 'isOpen'> {
  readonly toggle: () => void;
}

/** State as colour, icon and word; opens the details. What to do about it shows on hover and on focus. */
function StateButton({ instance, isTabStop, isOpen, toggle }: StateButtonProps) {
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
        {...(isOpen ? { 'aria-controls': detailsId(ref) } : {})}
        aria-label={t('{state}: details of {ref}', { state: title, ref })}
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
        aria-label={t('Screenshot of {name}', { name })}
        title={noPicture === null ? t('Screenshot') : t('No screenshot. {why}', { why: noPicture })}
        {...(noPicture === null ? {} : { 'aria-disabled': true, 'data-disabled': true })}
        onClick={() => {
          if (noPicture === null) actions.screenshot(instance);
        }}
      >
        <Camera size={16} aria-hidden />
      </ActionIcon>
      <LazyMenu
        size={28}
        tabIndex={tabIndex}
        aria-label={t('More actions for {name}', { name })}
        loading={isReconnecting || isForgetting}
        icon={<Ellipsis size={16} aria-hidden />}
        entries={() => entriesOf(instance, actions, blocked)}
      />
    </>
  );
}

function entriesOf(
  instance: InstanceView,
  actions: InstanceActions,
  blocked: string | null,
): readonly (MenuEntry | null)[] {
  return [
    {
      label: t('Screenshot'),
      icon: Camera,
      onClick: () => {
        actions.screenshot(instance);
      },
      disabledReason: blocked ?? screenshotRefusal(instance),
    },
    {
      label: t('Reconnect'),
      icon: RefreshCw,
      hint: t('Disconnects this device only and connects it anew'),
      onClick: () => {
        actions.reconnect(instance);
      },
      disabledReason: blocked ?? reconnectRefusal(instance),
    },
    {
      label: t('Rename'),
      icon: PencilLine,
      onClick: () => {
        actions.rename(instance);
      },
      disabledReason: blocked,
    },
    null,
    {
      label: t('Forget'),
      icon: EyeOff,
      danger: true,
      onClick: () => {
        actions.forget(instance);
      },
      disabledReason: blocked ?? forgetRefusal(instance),
    },
  ];
}
