import { ActionIcon, Tabs } from '@mantine/core';
import {
  Copy,
  CopyPlus,
  Ellipsis,
  FolderOpen,
  Info,
  ListTree,
  PencilLine,
  Play,
  Plus,
  Trash2,
} from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import { explainError } from '../../../shared/explain';
import type { RoutineSummary } from '../../../shared/routine-summary';
import { ActionButton } from '../../components/action-button';
import { copyText } from '../../components/copy-text';
import { Note } from '../../components/note';
import { OverflowMenu } from '../../components/overflow-menu';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useUi } from '../../state/host-context';
import { changeRoutines } from '../../state/show-routines';
import { AboutTab } from './about-tab';
import type { RoutinesByName, Standing } from './routine-list';
import { RoutineProblems } from './routine-problems';
import css from './routine-page.module.css';
import { StandingPills } from './standing-marks';
import { StepsTab } from './steps-tab';
import { useRoutineActions } from './use-routine-actions';
import { useRoutineFile, type ReadState } from './use-routine-file';

interface RoutineDetailProps {
  readonly routine: RoutineSummary;
  readonly routines: RoutinesByName;
  readonly standing: Standing;
}

/** One routine: what it is and may do, its steps and its file, what is wrong with it. */
export function RoutineDetail({ routine, routines, standing }: RoutineDetailProps) {
  const read = useRoutineFile(routine);
  return (
    <article className={css['detail']} aria-label={routine.title}>
      <Head routine={routine} standing={standing} file={read.file?.file ?? `${routine.name}.yaml`} />
      <RoutineProblems problems={routine.problems} />
      {read.error === undefined ? null : <Unread error={read.error} />}
      <DetailTabs routine={routine} routines={routines} read={read} />
    </article>
  );
}

function Unread({ error }: { error: NonNullable<ReadState['error']> }) {
  const { title, hint } = explainError(error);
  return <Note tone="red" title={title} hint={hint} />;
}

function Head({
  routine,
  standing,
  file,
}: Pick<RoutineDetailProps, 'routine' | 'standing'> & { file: string }) {
  const { uiStore } = useHost();
  const { title, name, description, tags, stepCount } = routine;
  return (
    <header className={css['head']}>
      <div className={css['headline']}>
        <h2 title={title}>
          <bdi>{title}</bdi>
        </h2>
        <StandingPills standing={standing} />
        <span className={css['grow']} />
        <DetailButtons routine={routine} file={file} />
      </div>
      <p className={css['path']}>
        <code>{name}</code>
        <span>{t('{count, plural, one {# step} other {# steps}}', { count: stepCount })}</span>
        {tags.map((tag) => (
          <button
            key={tag}
            type="button"
            className={css['tag']}
            title={t('Show only routines with the tag {tag}', { tag })}
            onClick={() => {
              changeRoutines(uiStore, { tags: [tag] });
            }}
          >
            <bdi>{tag}</bdi>
          </button>
        ))}
      </p>
      {description === '' ? null : (
        <p className={css['description']} dir="auto">
          {description}
        </p>
      )}
    </header>
  );
}

function DetailButtons({ routine, file }: { routine: RoutineSummary; file: string }) {
  const blocked = useBlockedReason();
  const actions = useRoutineActions(routine, file);
  const { name } = routine;
  return (
    <>
      <ActionButton
        label={t('New group')}
        accessibleName={t('New group with routine {name}', { name })}
        icon={Plus}
        size="xs"
        variant="default"
        disabledReason={blocked}
        onClick={actions.newGroup}
      />
      <OverflowMenu
        target={
          <ActionIcon size={30} variant="default" aria-label={t('More actions for routine {name}', { name })}>
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        }
        entries={[
          {
            ...{ label: t('Try on simulated emulators…'), icon: Play, onClick: actions.tryIt },
            hint: t('A new group with one bot; nothing starts before you say so'),
            disabledReason: blocked ?? actions.noSimulator,
          },
          actions.canReveal
            ? {
                ...{ label: t('Show in folder'), icon: FolderOpen, onClick: actions.reveal },
                hint: t('Edit it in any editor; this page follows'),
                disabledReason: blocked,
              }
            : {
                ...{ label: t('Copy path'), icon: Copy, onClick: actions.copyPath },
                hint: t('Edit it in any editor; this page follows'),
              },
          {
            ...{ label: t('Copy name'), icon: Copy },
            onClick: () => void copyText(name, t('The name was copied')),
          },
          null,
          { label: t('Rename…'), icon: PencilLine, onClick: actions.rename, disabledReason: blocked },
          { label: t('Duplicate…'), icon: CopyPlus, onClick: actions.duplicate, disabledReason: blocked },
          {
            ...{ label: t('Delete…'), icon: Trash2, danger: true, onClick: actions.remove },
            disabledReason: blocked,
          },
        ]}
      />
    </>
  );
}

interface DetailTabsProps extends Pick<RoutineDetailProps, 'routine' | 'routines'> {
  readonly read: ReadState;
}

function DetailTabs({ routine, routines, read }: DetailTabsProps) {
  const { uiStore } = useHost();
  const tab = useUi((state) => state.routines.tab);
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      classNames={{ root: css['tabs'] ?? '', list: css['tabList'] ?? '', panel: css['panel'] ?? '' }}
      onChange={(next) => {
        if (next === 'about' || next === 'steps') changeRoutines(uiStore, { tab: next });
      }}
    >
      <Tabs.List aria-label={t('What to see of this routine')}>
        <Tabs.Tab value="about" leftSection={<Info size={15} aria-hidden />}>
          {t('About')}
        </Tabs.Tab>
        <Tabs.Tab value="steps" leftSection={<ListTree size={15} aria-hidden />}>
          {t('Steps and source')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="about">
        <AboutTab routine={routine} routines={routines} file={read.file} />
      </Tabs.Panel>
      <Tabs.Panel value="steps">
        {read.file === undefined ? null : (
          <StepsTab key={routine.name} name={routine.name} file={read.file} />
        )}
      </Tabs.Panel>
    </Tabs>
  );
}
