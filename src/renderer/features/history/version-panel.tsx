import { Loader, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { DefinitionVersion } from '../../../shared/definition-version';
import { explainError } from '../../../shared/explain';
import type { DefinitionView } from '../../../shared/view';
import { exactTime } from '../../components/time-words';
import { DefinitionDifference } from '../../components/definition-difference';
import { Note } from '../../components/note';
import css from './history.module.css';
import { RevertBar } from './revert-bar';
import { useAnswer } from './use-answer';
import { CAUSE_WORDS } from './version-words';

interface VersionPanelProps {
  readonly saved: DefinitionView;
  readonly version: DefinitionVersion;
  /** The version before it; null when none is kept. */
  readonly previous: DefinitionVersion | null;
  readonly isCurrent: boolean;
}

type Side = 'revert' | 'change';

/** One version: what it changed, or what going back to it would change. */
export function VersionPanel({ saved, version, previous, isCurrent }: VersionPanelProps) {
  const [side, setSide] = useState<Side>('revert');
  const shown: Side = isCurrent ? 'change' : side;
  return (
    <>
      <div className={css['panelTop']}>
        <div className={css['panelTitle']}>
          <h3>{CAUSE_WORDS[version.cause]}</h3>
          <time dateTime={version.at}>{exactTime(Date.parse(version.at))}</time>
        </div>
        {isCurrent ? null : (
          <SegmentedControl
            size="xs"
            aria-label={t('What to show')}
            data={[
              { value: 'revert', label: t('If you revert') },
              { value: 'change', label: t('What it changed') },
            ]}
            value={side}
            onChange={(value) => {
              setSide(value === 'change' ? 'change' : 'revert');
            }}
          />
        )}
      </div>
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className={css['scroll']} role="region" aria-label={t('Differences')} tabIndex={0}>
        {shown === 'revert' ? (
          <Reverting saved={saved} version={version} />
        ) : (
          <Changing saved={saved} version={version} previous={previous} isCurrent={isCurrent} />
        )}
      </div>
      <RevertBar saved={saved} version={version} isCurrent={isCurrent} />
    </>
  );
}

function Reverting({ saved, version }: Pick<VersionPanelProps, 'saved' | 'version'>) {
  const answer = useVersion(version);
  if (!answer.value) return <Unread answer={answer} />;
  return (
    <DefinitionDifference
      before={saved.definition}
      after={answer.value.definition}
      nothing={t('It says the same as the version in use.')}
    />
  );
}

function Changing({ saved, version, previous, isCurrent }: VersionPanelProps) {
  const answer = useVersion(isCurrent ? null : version);
  const before = useVersion(previous);
  if (!previous) {
    return (
      <p className={css['quiet']}>
        {t('This is the oldest version that is kept, so there is nothing before it to compare it with.')}
      </p>
    );
  }
  const definition = isCurrent ? saved.definition : answer.value?.definition;
  if (!definition || !before.value) return <Unread answer={definition ? before : answer} />;
  return (
    <DefinitionDifference
      before={before.value.definition}
      after={definition}
      nothing={t('It was written differently, but says the same as the version before.')}
    />
  );
}

type VersionAnswer = ReturnType<typeof useVersion>;

/** What a version says; it never changes, so it is asked for once. */
function useVersion(version: DefinitionVersion | null) {
  return useAnswer(
    'versions.read',
    version === null ? null : { definitionId: version.definitionId, versionId: version.versionId },
  );
}

function Unread({ answer }: { answer: VersionAnswer }) {
  if (answer.error !== null) return <Note tone="red" {...explainError(answer.error)} />;
  return <Loader role="img" size="sm" aria-label={t('Reading the version')} />;
}
