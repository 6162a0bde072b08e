import { Button, Tabs } from '@mantine/core';
import { History } from 'lucide-react';
import { useState } from 'react';
import { t, tIn } from '../../../shared/catalogue/translate';
import type { DefinitionVersion } from '../../../shared/definition-version';
import type { DefinitionId } from '../../../shared/ids';
import type { DefinitionView } from '../../../shared/view';
import { RelativeTime } from '../../components/clocks';
import { Note } from '../../components/note';
import { useHost, useView } from '../../state/host-context';
import { Answered, ListDialog } from './answered';
import css from './history.module.css';
import { useAnswer } from './use-answer';
import { VersionPanel } from './version-panel';
import { CAUSE_WORDS } from './version-words';

interface HistoryDialogProps {
  readonly definitionId: DefinitionId;
  readonly onClose: () => void;
}

/** Every version of a group that is kept, what each changed, and the way back to it. */
export function HistoryDialog({ definitionId, onClose }: HistoryDialogProps) {
  const saved = useView((state) => state.view?.definitions[definitionId]);
  const [last, setLast] = useState(saved);
  if (saved !== undefined && saved !== last) setLast(saved);
  return (
    <ListDialog
      title={<bdi>{t('History of “{name}”', { name: last?.definition.name ?? '' })}</bdi>}
      size={980}
      onClose={onClose}
    >
      {saved ? <Saved saved={saved} /> : <Removed />}
    </ListDialog>
  );
}

function Saved({ saved }: { saved: DefinitionView }) {
  // A save changes the hash and adds a version.
  const answer = useAnswer('versions.list', { definitionId: saved.id }, saved.hash);
  return (
    <Answered answer={answer} reading={t('Reading the versions')}>
      {({ versions }) =>
        versions.length === 0 ? <NoVersions /> : <Versions saved={saved} versions={versions} />
      }
    </Answered>
  );
}

function Removed() {
  const { uiStore } = useHost();
  return (
    <div className={css['strip']}>
      <Note
        tone="amber"
        title={t('This group was removed meanwhile')}
        hint={t('It is in the trash, and its earlier versions come back with it.')}
        action={
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              uiStore.setState({ dialog: { kind: 'trash' } });
            }}
          >
            {t('Open the trash')}
          </Button>
        }
      />
    </div>
  );
}

function NoVersions() {
  return (
    <div className={css['empty']}>
      <History size={32} strokeWidth={1.5} aria-hidden />
      <h3>{t('No versions are kept yet')}</h3>
      <p>
        {t(
          'Each time this group is saved, here or by another program, a version is added. The newest {count} stay.',
          { count: 50 },
        )}
      </p>
    </div>
  );
}

interface VersionsProps {
  readonly saved: DefinitionView;
  readonly versions: readonly DefinitionVersion[];
}

function Versions({ saved, versions }: VersionsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const found = versions.findIndex(({ versionId }) => versionId === chosen);
  const index = Math.max(0, found);
  const version = versions[index];
  if (!version) return null;
  return (
    <Tabs
      orientation="vertical"
      value={version.versionId}
      onChange={setChosen}
      variant="pills"
      className={css['versions'] ?? ''}
      classNames={{ tabLabel: css['versionLabel'] ?? '' }}
    >
      <Tabs.List className={css['list'] ?? ''} aria-label={t('Versions, newest first')}>
        {versions.map((each, place) => (
          <VersionTab
            key={each.versionId}
            version={each}
            isCurrent={place === 0}
            isNamed={each.name !== saved.definition.name}
            onChoose={setChosen}
          />
        ))}
      </Tabs.List>
      <Tabs.Panel value={version.versionId} className={css['panel'] ?? ''}>
        <VersionPanel
          key={version.versionId}
          saved={saved}
          version={version}
          previous={versions[index + 1] ?? null}
          isCurrent={index === 0}
        />
      </Tabs.Panel>
    </Tabs>
  );
}

interface VersionTabProps {
  readonly version: DefinitionVersion;
  readonly isCurrent: boolean;
  /** It has another name than the group has now. */
  readonly isNamed: boolean;
  readonly onChoose: (versionId: string) => void;
}

function VersionTab({ version, isCurrent, isNamed, onChoose }: VersionTabProps) {
  return (
    <Tabs.Tab
      value={version.versionId}
      // Home and End move the focus alone.
      onFocus={() => {
        onChoose(version.versionId);
      }}
    >
      <span className={css['versionTop']}>
        <span className={css['when']}>
          <RelativeTime at={version.at} />
        </span>
        {isCurrent ? <span className={css['inUse']}>{tIn('version', 'in use')}</span> : null}
      </span>
      <small>{CAUSE_WORDS[version.cause]}</small>
      {isNamed ? (
        <small className={css['otherName']}>
          <bdi>{t('“{name}”', { name: version.name })}</bdi>
        </small>
      ) : null}
    </Tabs.Tab>
  );
}
