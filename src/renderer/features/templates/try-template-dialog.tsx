import { Button, Group, Loader, Modal } from '@mantine/core';
import { ScanSearch } from 'lucide-react';
import { useState } from 'react';
import { t, tIn } from '../../../shared/catalogue/translate';
import type { TemplateTry } from '../../../shared/contract/templates';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import type { Box } from '../../../shared/screen-place';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import css from './dialogs.module.css';
import { InstanceChoice, noInstance, useChosenInstance } from './instance-choice';
import { scoreWords } from './template-words';

interface TryTemplateDialogProps {
  readonly templateName: string;
  readonly onClose: () => void;
}

/** Looks for a template on the screen of an instance now, and shows where it is, how alike, and what comes next. */
export function TryTemplateDialog({ templateName: name, onClose }: TryTemplateDialogProps) {
  const { instances, ref, choose } = useChosenInstance();
  const [seen, setSeen] = useState<TemplateTry | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const noScreen = ref === null ? noInstance() : null;
  const busy = pending.has('try');
  const look = async (): Promise<void> => {
    if (ref === null) return;
    const answer = await run('try', 'templates.try', { name, ref });
    if (!answer) return;
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setSeen(answer.value);
  };
  return (
    <Modal opened onClose={onClose} title={tIn('picture', 'Try “{name}”', { name })} size={920}>
      <div className={css['trying']}>
        <div className={css['shown']} aria-busy={busy} data-old={error !== null}>
          {seen === null ? <NotSeen busy={busy} /> : <Seen seen={seen} name={name} />}
        </div>
        <div className={css['aside']}>
          <InstanceChoice instances={instances} value={ref} onChange={choose} />
          <ActionButton
            label={seen === null ? t('Look now') : t('Look again')}
            icon={ScanSearch}
            busy={busy}
            disabledReason={blocked ?? noScreen}
            onClick={() => void look()}
            data-autofocus
          />
          <div role="status" className={css['result']}>
            <Answer seen={seen} error={error} />
          </div>
        </div>
      </div>
      <Group justify="flex-end" mt="sm">
        <Button variant="default" onClick={onClose}>
          {t('Close')}
        </Button>
      </Group>
    </Modal>
  );
}

function NotSeen({ busy }: { busy: boolean }) {
  if (busy) return <Loader role="img" size="sm" aria-label={t('Looking')} />;
  return <p className={css['quiet']}>{t('The screen is shown here, with the place that was found.')}</p>;
}

/** What came of the last look. */
function Answer({ seen, error }: { seen: TemplateTry | null; error: AppError | null }) {
  if (error !== null) return <Note tone="red" {...explainError(error)} />;
  return seen === null ? null : <Result seen={seen} />;
}

function Seen({ seen, name }: { seen: TemplateTry; name: string }) {
  const { screen, box, score, threshold, area } = seen;
  const found = score !== null && score >= threshold;
  return (
    <div
      className={css['screen']}
      style={{ aspectRatio: `${String(screen.width)} / ${String(screen.height)}` }}
    >
      <img
        src={`data:image/png;base64,${screen.png}`}
        alt={
          found
            ? t('Screen with “{name}” found', { name })
            : t('Screen on which “{name}” was looked for', { name })
        }
      />
      {area === null ? null : <span className={css['area']} style={placed(area, screen)} />}
      {box === null ? null : <span className={css['found']} data-found={found} style={placed(box, screen)} />}
    </div>
  );
}

function placed(box: Box, screen: { readonly width: number; readonly height: number }) {
  const share = (part: number, whole: number): string => `${String((part / whole) * 100)}%`;
  return {
    left: share(box.x, screen.width),
    top: share(box.y, screen.height),
    width: share(box.width, screen.width),
    height: share(box.height, screen.height),
  };
}

function Result({ seen }: { seen: TemplateTry }) {
  const { box, score, runnerUp, threshold, least, tookMs, area } = seen;
  if (box === null || score === null)
    return (
      <Note
        tone="amber"
        title={t('Not found')}
        hint={t('Nothing there is even {least} alike; {threshold} is asked.', {
          least: scoreWords(least),
          threshold: scoreWords(threshold),
        })}
      />
    );
  const found = score >= threshold;
  return (
    <>
      <Note
        tone={found ? 'green' : 'amber'}
        title={found ? t('Found') : t('Not found')}
        hint={found ? '' : t('The most alike place is shown.')}
      />
      <dl className={css['facts']}>
        <dt>{t('Most alike')}</dt>
        <dd>{t('{score} at {x}, {y}', { score: scoreWords(score), x: String(box.x), y: String(box.y) })}</dd>
        <dt>{t('Next best place')}</dt>
        <dd>{runnerUp === null ? t('None') : scoreWords(runnerUp)}</dd>
        <dt>{t('Threshold')}</dt>
        <dd>{scoreWords(threshold)}</dd>
        <dt>{t('Where')}</dt>
        <dd>{area === null ? t('On the whole screen') : t('In the dashed area')}</dd>
        <dt>{t('Took')}</dt>
        <dd>{t('{ms} ms with the picture', { ms: String(Math.round(tookMs)) })}</dd>
      </dl>
      <p className={css['quiet']}>
        {runnerUp === null
          ? t('A threshold of {score} or less finds it here.', { score: scoreWords(score) })
          : t('A threshold of {score} or less finds it here; at {next} or less another place counts too.', {
              score: scoreWords(score),
              next: scoreWords(runnerUp),
            })}
      </p>
    </>
  );
}
