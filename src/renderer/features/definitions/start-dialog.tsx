import { Button, Modal } from '@mantine/core';
import { Play } from 'lucide-react';
import { msg, t } from '../../../shared/catalogue/translate';
import type { DefinitionId } from '../../../shared/ids';
import type { DefinitionView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useProblemFixer } from '../../components/use-problem-fixer';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useUi, useView } from '../../state/host-context';
import { AccountsSection } from './accounts-section';
import css from '../../components/form-dialog.module.css';
import type { FormProps, Section, SectionName } from './form';
import { InstancesSection } from './instances-section';
import { LaunchSection } from './launch-section';
import { RestartSection } from './restart-section';
import { RunInputsSection } from './run-inputs-section';
import { SectionTabs } from '../../components/section-tabs';
import { StartAside } from './start-aside';
import { startRefusal, useIsActive, useStartForm, type StartForm } from './use-start-form';
import { useSection } from '../../components/use-section';

interface StartDialogProps {
  readonly definitionId: DefinitionId;
  readonly onClose: () => void;
}

/** *Start with changes…*: bots, instances, inputs, first step, pool, launch, restart and loop, for one run only. */
export function StartDialog({ definitionId, onClose }: StartDialogProps) {
  const saved = useView((state) => state.view?.definitions[definitionId]);
  const covered = useUi((state) => state.above !== null);
  if (!saved) return <Gone onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      // The form of a pool above this one takes the key.
      closeOnEscape={!covered}
      title={<bdi>{t('Start “{name}” with changes', { name: saved.definition.name })}</bdi>}
      size={1180}
      padding={0}
      classNames={{ header: css['header'] ?? '', body: css['body'] ?? '', content: css['content'] ?? '' }}
    >
      <Content saved={saved} onClose={onClose} />
    </Modal>
  );
}

/** What one run may do otherwise; the routine itself is the group's. */
const SECTIONS: readonly Section[] = [
  {
    name: 'instances',
    title: msg('Instances and bots'),
    fields: ['availableInstances', 'requestedBotCount'],
  },
  { name: 'routine', title: msg('Inputs and first step'), fields: ['routineConfig', 'startAt'] },
  { name: 'accounts', title: msg('Accounts'), fields: ['accountPoolName'] },
  { name: 'launch', title: msg('Launch'), fields: ['launchOptions'] },
  { name: 'restart', title: msg('Restart and loop'), fields: ['restartPolicy', 'loop'] },
];

const PANELS: Readonly<Partial<Record<SectionName, (props: FormProps) => React.ReactNode>>> = {
  instances: InstancesSection,
  routine: RunInputsSection,
  accounts: AccountsSection,
  launch: (props) => <LaunchSection {...props} forOneRun />,
  restart: RestartSection,
};

function Content({ saved, onClose }: { saved: DefinitionView; onClose: () => void }) {
  const form = useStartForm(saved);
  const { section, open, show, form: body } = useSection(SECTIONS, 'instances', undefined);
  const draft = { value: form.draft, change: form.change, show };
  const fixer = useProblemFixer({ definitionId: saved.id, draft });
  return (
    <div ref={body} style={{ display: 'contents' }}>
      <div className={css['columns']}>
        <SectionTabs sections={SECTIONS} problems={form.problems} section={section} onOpen={open}>
          {(name) => {
            const Panel = PANELS[name];
            return Panel === undefined ? null : (
              <Panel
                draft={form.draft}
                change={form.change}
                problems={form.problems}
                keptSecrets={saved.keptSecrets}
              />
            );
          }}
        </SectionTabs>
        <StartAside form={form} fixer={fixer} />
      </div>
      <Footer form={form} saved={saved} onClose={onClose} />
    </div>
  );
}

interface FooterProps {
  readonly form: StartForm;
  readonly saved: DefinitionView;
  readonly onClose: () => void;
}

function Footer({ form, saved, onClose }: FooterProps) {
  const blocked = useBlockedReason();
  const isActive = useIsActive(saved.id);
  const { busy, start } = useStart(saved, form, onClose);
  const { length } = form.changes;
  return (
    <div className={css['footer']}>
      <div className={css['summary']}>{t('The saved group stays as it is.')}</div>
      {length > 0 ? (
        <Button
          variant="subtle"
          color="gray"
          onClick={({ currentTarget }) => {
            // It goes when nothing differs any more.
            currentTarget.parentElement?.querySelector<HTMLElement>('button:last-of-type')?.focus();
            form.reset();
          }}
        >
          {t('Take back all changes')}
        </Button>
      ) : null}
      <Button variant="default" onClick={onClose}>
        {t('Cancel')}
      </Button>
      <ActionButton
        label={length > 0 ? t('Start with these changes') : t('Start')}
        icon={Play}
        busy={busy}
        disabledReason={blocked ?? startRefusal(form, isActive)}
        onClick={start}
      />
    </div>
  );
}

/** A conflict is answered in its own dialog, which makes the same start under another rule. */
function useStart(
  { id, definition }: DefinitionView,
  { overrides }: StartForm,
  onClose: () => void,
): { readonly busy: boolean; readonly start: () => void } {
  const { uiStore } = useHost();
  const { pending, run } = useCommands();
  const start = async (): Promise<void> => {
    const request = { definitionId: id, overrides };
    const answer = await run('start', 'groups.start', request);
    if (!answer) return;
    if (answer.ok) onClose();
    else if (answer.error.code === 'instance_conflict') {
      const { conflicts } = answer.error;
      uiStore.setState({ dialog: { kind: 'conflict', name: definition.name, conflicts, start: request } });
    } else toastError(answer.error);
  };
  return { busy: pending.has('start'), start: () => void start() };
}

function Gone({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={t('The group was removed meanwhile')} size="sm">
      <p style={{ margin: '0 0 16px' }}>{t('There is nothing left to start.')}</p>
      <Button variant="default" onClick={onClose} data-autofocus>
        {t('Close')}
      </Button>
    </Modal>
  );
}
