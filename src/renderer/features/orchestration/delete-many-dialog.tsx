import { t } from '../../../shared/catalogue/translate';
import { Button, Group, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import type { DefinitionId } from '../../../shared/ids';
import type { GroupView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { GroupStatePill } from '../../components/state-pills';
import { useBlockedReason } from '../../state/blocked';
import type { BulkFacts } from './bulk-rules';
import css from './bulk.module.css';
import { useChosen } from './use-chosen';
import { useDeleteMany } from './use-delete-many';

type Running = 'stop' | 'leave';

interface DeleteManyDialogProps {
  readonly definitionIds: readonly DefinitionId[];
  readonly onClose: () => void;
}

/** Names what would be deleted, and asks what to do with groups that run. */
export function DeleteManyDialog({ definitionIds, onClose }: DeleteManyDialogProps) {
  const facts = useChosen(definitionIds);
  const { chosen, running } = facts;
  const idle = chosen.length - running.length;
  const [choice, setChoice] = useState<Running>('leave');
  // With nothing else to delete, leaving the running ones would be to do nothing.
  const stops = running.length > 0 && (choice === 'stop' || idle === 0);
  const count = stops ? chosen.length : idle;
  const blocked = useBlockedReason();
  const { busy, remove } = useDeleteMany();
  const confirm = async (): Promise<void> => {
    await remove(facts, stops);
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('{count, plural, one {Delete 1 group?} other {Delete # groups?}}', {
        count: chosen.length,
      })}
    >
      <p className={css['intro']}>{t('Their files go to the trash and stay there for 30 days.')}</p>
      <Names facts={facts} />
      <RunningQuestion running={running.length} idle={idle} value={choice} onChange={setChoice} />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('Cancel')}
        </Button>
        <ActionButton
          label={confirmWords(count, stops)}
          color="red"
          busy={busy}
          disabledReason={blocked ?? (count === 0 ? t('They have all gone meanwhile') : null)}
          onClick={() => void confirm()}
        />
      </Group>
    </Modal>
  );
}

function confirmWords(count: number, stops: boolean): string {
  return stops
    ? t('{count, plural, one {Stop and delete 1 group} other {Stop and delete # groups}}', { count })
    : t('{count, plural, one {Delete 1 group} other {Delete # groups}}', { count });
}

function Names({ facts: { chosen, running } }: { facts: BulkFacts }) {
  const groups = new Map<string, GroupView>(running.map((group) => [group.definitionId, group]));
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- a list that scrolls must be reachable by keyboard
    <ul className={css['names']} aria-label={t('Groups to delete')} tabIndex={0}>
      {chosen.map(({ id, definition: { name } }) => {
        const group = groups.get(id);
        return (
          <li key={id}>
            <bdi title={name}>{name}</bdi>
            {group ? <GroupStatePill state={group.state} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

interface RunningChoiceProps {
  readonly running: number;
  readonly idle: number;
  readonly value: Running;
  readonly onChange: (value: Running) => void;
}

function RunningQuestion(props: RunningChoiceProps) {
  if (props.running === 0) return null;
  if (props.idle > 0) return <RunningChoice {...props} />;
  return (
    <p style={{ margin: '12px 0 0' }}>
      {t(
        'All of them are running. They are stopped first: their bots break off at once and their instances are released.',
      )}
    </p>
  );
}

function RunningChoice({ running, idle, value, onChange }: RunningChoiceProps) {
  return (
    <Radio.Group
      mt="md"
      label={t('{count, plural, one {1 of them is running} other {# of them are running}}', {
        count: running,
      })}
      value={value}
      onChange={(next) => {
        onChange(next === 'stop' ? 'stop' : 'leave');
      }}
    >
      <Stack gap={8} mt={6}>
        <Radio
          value="leave"
          label={t(
            '{count, plural, one {Leave what runs alone, and delete the 1 that does not run} other {Leave what runs alone, and delete the # that do not run}}',
            { count: idle },
          )}
        />
        <Radio value="stop" label={t('Stop what runs at once, then delete all of them')} />
      </Stack>
    </Radio.Group>
  );
}
