import { Button, Group, Modal, SegmentedControl } from '@mantine/core';
import { ScanSearch } from 'lucide-react';
import { useState } from 'react';
import { t, tIn } from '../../../shared/catalogue/translate';
import type { TemplateTry } from '../../../shared/contract/templates';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import type { InstanceRef } from '../../../shared/instance-reference';
import type { TemplateSummary } from '../../../shared/template';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useTemplates } from '../../state/templates-context';
import css from './dialogs.module.css';
import { outcomeOf } from './explain-try';
import { InstanceChoice, noInstance, useChosenInstance } from './instance-choice';
import { TryAllTable } from './try-all-table';
import { TryResult } from './try-result';
import { NotSeen, TryScreen } from './try-screen';
import { useTryAll } from './use-try-all';

interface TryTemplateDialogProps {
  readonly templateName: string;
  readonly onClose: () => void;
}

/** Looks for a template on instances now: on one with its screen, where it is and why not; or on all, in a table. */
export function TryTemplateDialog({ templateName, onClose }: TryTemplateDialogProps) {
  const template = useTemplates()?.find(({ name }) => name === templateName);
  return (
    <Modal opened onClose={onClose} title={tIn('picture', 'Try “{name}”', { name: templateName })} size={980}>
      {template ? (
        <Trying template={template} />
      ) : (
        <p className={css['quiet']}>
          {tIn('picture', 'There is no template “{name}” any more', { name: templateName })}
        </p>
      )}
      <Group justify="flex-end" mt="sm">
        <Button variant="default" onClick={onClose}>
          {t('Close')}
        </Button>
      </Group>
    </Modal>
  );
}

type On = 'one' | 'all';

function Trying({ template }: { template: TemplateSummary }) {
  const { name } = template;
  const { instances, ref, choose } = useChosenInstance();
  const [on, setOn] = useState<On>('one');
  const one = useTryOne(name);
  const all = useTryAll(name);
  const [moved, setMoved] = useState<number | null>(null);
  const threshold = moved ?? template.threshold;
  const blocked = useBlockedReason();
  const noScreen = instances.length === 0 ? noInstance() : null;
  const look = (): void => {
    if (on === 'all') all.start(instances.map((instance) => instance.ref));
    else if (ref !== null) void one.look(ref);
  };
  const show = (shown: InstanceRef): void => {
    setOn('one');
    choose(shown);
    void one.look(shown);
  };
  return (
    <div className={css['trying']}>
      {on === 'all' ? (
        <TryAllTable tried={all.tried} left={all.left} threshold={threshold} onShow={show} />
      ) : (
        <OneScreen {...one} name={name} threshold={threshold} />
      )}
      <div className={css['aside']}>
        <SegmentedControl<On>
          size="xs"
          aria-label={t('Where to look')}
          value={on}
          onChange={setOn}
          data={[
            { value: 'one', label: t('One instance') },
            { value: 'all', label: t('All {count}', { count: String(instances.length) }) },
          ]}
        />
        {on === 'one' ? <InstanceChoice instances={instances} value={ref} onChange={choose} /> : null}
        <ActionButton
          label={{ one: one.seen, all: all.tried[0] ?? null }[on] === null ? t('Look now') : t('Look again')}
          icon={ScanSearch}
          busy={{ one: one.busy, all: all.left > 0 }[on]}
          disabledReason={blocked ?? noScreen}
          onClick={look}
          data-autofocus
        />
        {on === 'one' ? (
          <div className={css['result']}>
            <Answer {...{ ...one, template, threshold }} onThreshold={setMoved} />
          </div>
        ) : null}
      </div>
    </div>
  );
}

interface OneScreenProps extends Pick<AnswerProps, 'seen' | 'error' | 'threshold'> {
  readonly busy: boolean;
  readonly name: string;
}

function OneScreen({ seen, error, busy, name, threshold }: OneScreenProps) {
  return (
    <div className={css['shown']} aria-busy={busy} data-old={error !== null}>
      {seen === null ? (
        <NotSeen busy={busy} />
      ) : (
        <TryScreen seen={seen} name={name} found={outcomeOf(seen, threshold) !== 'missed'} />
      )}
    </div>
  );
}

function useTryOne(name: string) {
  const [seen, setSeen] = useState<TemplateTry | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const { pending, run } = useCommands();
  const look = async (ref: InstanceRef): Promise<void> => {
    const answer = await run('try', 'templates.try', { name, ref });
    if (!answer) return;
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setSeen(answer.value);
  };
  return { seen, error, busy: pending.has('try'), look };
}

interface AnswerProps {
  readonly seen: TemplateTry | null;
  readonly error: AppError | null;
  readonly template: TemplateSummary;
  readonly threshold: number;
  readonly onThreshold: (threshold: number) => void;
}

/** What came of the last look. */
function Answer({ seen, error, ...rest }: AnswerProps) {
  if (error !== null) return <Note tone="red" {...explainError(error)} />;
  return seen === null ? null : <TryResult seen={seen} {...rest} />;
}
