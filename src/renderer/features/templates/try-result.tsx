import { Slider } from '@mantine/core';
import { t, tIn } from '../../../shared/catalogue/translate';
import type { TemplateTry } from '../../../shared/contract/templates';
import type { TemplateSummary } from '../../../shared/template';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { toastDone, toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import css from './dialogs.module.css';
import { explainTry, isOtherShape, outcomeOf } from './explain-try';
import { scoreWords } from './template-words';

interface TryResultProps {
  readonly seen: TemplateTry;
  readonly template: TemplateSummary;
  /** That of the slider. */
  readonly threshold: number;
  readonly onThreshold: (threshold: number) => void;
}

/** What a look came to, at the threshold of the slider: found or not, and why. */
export function TryResult({ seen, template, threshold, onThreshold }: TryResultProps) {
  const { box, score, runnerUp, next, tookMs, area } = seen;
  const outcome = outcomeOf(seen, threshold);
  const reasons = explainTry(seen, threshold);
  return (
    <>
      <div role="status">
        <Note
          tone={outcome === 'found' ? 'green' : 'amber'}
          title={outcome === 'missed' ? t('Not found') : t('Found')}
          hint={reasons[0]}
        />
      </div>
      {reasons.slice(1).map((reason) => (
        <p key={reason} className={css['quiet']}>
          {reason}
        </p>
      ))}
      {outcome === 'missed' && isOtherShape(seen) ? <CutForScreen name={template.name} /> : null}
      <ThresholdSlider {...{ seen, threshold, onThreshold }} />
      <SaveThreshold template={template} threshold={threshold} />
      <dl className={css['facts']}>
        <dt>{t('Most alike')}</dt>
        <dd>
          {box === null || score === null
            ? t('None')
            : t('{score} at {x}, {y}', { score: scoreWords(score), x: String(box.x), y: String(box.y) })}
        </dd>
        <dt>{t('Next best place')}</dt>
        <dd>
          {runnerUp === null || next === null
            ? t('None')
            : t('{score} at {x}, {y}', { score: scoreWords(runnerUp), x: String(next.x), y: String(next.y) })}
        </dd>
        <dt>{t('Where')}</dt>
        <dd>{area === null ? t('On the whole screen') : t('In the dashed area')}</dd>
        <dt>{t('Took')}</dt>
        <dd>{t('{ms} ms with the picture', { ms: String(Math.round(tookMs)) })}</dd>
      </dl>
    </>
  );
}

/** Marks stand where it flips: below them the best, and the next best place count. */
function ThresholdSlider({ seen, threshold, onThreshold }: Omit<TryResultProps, 'template'>) {
  const { score, runnerUp, least } = seen;
  const marks = [score, runnerUp].flatMap((value) => (value === null ? [] : [{ value }]));
  return (
    <div className={css['slider']}>
      <span aria-hidden>{t('Threshold')}</span>
      <span>{scoreWords(threshold)}</span>
      <Slider
        thumbLabel={t('Threshold')}
        min={least}
        max={1}
        step={0.01}
        label={null}
        marks={marks}
        value={threshold}
        onChange={onThreshold}
      />
      <p className={css['quiet']}>{flipWords(seen)}</p>
    </div>
  );
}

function flipWords({ score, runnerUp }: TemplateTry): string {
  if (score === null) return t('No threshold finds it here.');
  return runnerUp === null
    ? t('A threshold of {score} or less finds it here.', { score: scoreWords(score) })
    : t('A threshold of {score} or less finds it here; at {next} or less another place counts too.', {
        score: scoreWords(score),
        next: scoreWords(runnerUp),
      });
}

function SaveThreshold({ template, threshold }: { template: TemplateSummary; threshold: number }) {
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const { name, version } = template;
  if (Math.abs(threshold - template.threshold) < 0.0005) return null;
  const save = async (): Promise<void> => {
    const change = { threshold: Math.round(threshold * 1_000) / 1_000 };
    const answer = await run('threshold', 'templates.change', { name, version, change });
    if (answer?.ok === false) toastError(answer.error);
    if (answer?.ok === true) toastDone(tIn('picture', 'Template “{name}” is saved', { name }));
  };
  return (
    <ActionButton
      label={t('Save this threshold')}
      variant="default"
      size="xs"
      busy={pending.has('threshold')}
      disabledReason={blocked}
      onClick={() => void save()}
    />
  );
}

function CutForScreen({ name }: { name: string }) {
  const { uiStore } = useHost();
  return (
    <ActionButton
      label={t('Cut a picture for such screens…')}
      variant="default"
      size="xs"
      disabledReason={null}
      onClick={() => {
        uiStore.setState({ dialog: { kind: 'cutTemplate', into: { templateName: name, file: null } } });
      }}
    />
  );
}
