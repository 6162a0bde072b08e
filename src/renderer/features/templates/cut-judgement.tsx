import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { Note } from '../../components/note';
import type { Tone } from '../../components/pill';
import css from './dialogs.module.css';
import { isUseless, type CutRemark } from './judge-cut';
import { scoreWords } from './template-words';

interface CutJudgementProps {
  /** Null: it is being looked at. */
  readonly remarks: readonly CutRemark[] | null;
  readonly busy: boolean;
  /** Compares colours from now on. */
  readonly onColor?: () => void;
  readonly onThreshold?: (threshold: number) => void;
}

/** How good a template the cut would be, told while it is cut. */
export function CutJudgement({ remarks, busy, ...fixes }: CutJudgementProps) {
  return (
    <div
      role="status"
      aria-label={t('How well it can be told apart')}
      className={css['judgement']}
      aria-busy={busy}
    >
      {remarks === null ? (
        <p className={css['quiet']}>{busy ? t('Comparing it with the rest of the screen…') : ''}</p>
      ) : (
        remarks.map((remark) => (
          <Note
            key={remark.kind}
            tone={toneOf(remark)}
            title={titleOf(remark)}
            hint={hintOf(remark)}
            action={<Fix remark={remark} {...fixes} />}
          />
        ))
      )}
    </div>
  );
}

function toneOf(remark: CutRemark): Tone {
  if (remark.kind === 'unique') return 'green';
  return isUseless(remark) ? 'red' : 'amber';
}

function titleOf(remark: CutRemark): string {
  switch (remark.kind) {
    case 'transparent':
      return t('Nothing is left to find');
    case 'flat':
      return t('One color everywhere');
    case 'flat_gray':
      return t('Equally bright everywhere');
    case 'almost_flat':
      return t('Hardly any contrast');
    case 'tiny':
      return t('Very small');
    case 'large':
      return t('Very large');
    case 'ambiguous':
      return t('Another place here is taken for it');
    case 'close':
      return t('Another place here is nearly as like');
    case 'unique':
      return t('Well told apart');
  }
}

function hintOf(remark: CutRemark): string {
  switch (remark.kind) {
    case 'transparent':
      return t('Ignore less of it, or cut out more.');
    case 'flat':
      return t('Cut out more, with an edge or a letter.');
    case 'flat_gray':
      return t('Its colors alone tell it apart.');
    case 'almost_flat':
      return t('Much of a screen is like it. Cut out more, with an edge or a letter.');
    case 'tiny':
      return t('A screen may be like it by chance. Cut out more.');
    case 'large':
      return t('If anything in it changes, it is not found any more. Cut out the part that stays the same.');
    case 'ambiguous':
    case 'close':
      return alikeWords(remark.score, remark.apart);
    case 'unique':
      return remark.score === null
        ? t('Nothing else here is like it.')
        : t('The next best place here is {score} alike.', { score: scoreWords(remark.score) });
  }
}

function alikeWords(score: number, apart: number | null): string {
  return apart === null
    ? t(
        'It is {score} alike; the dashed box shows it. Cut out more of what differs, or look only near this place.',
        {
          score: scoreWords(score),
        },
      )
    : t('It is {score} alike; the dashed box shows it.', { score: scoreWords(score) });
}

function Fix({
  remark,
  onColor,
  onThreshold,
}: Pick<CutJudgementProps, 'onColor' | 'onThreshold'> & { readonly remark: CutRemark }): ReactNode {
  if (remark.kind === 'flat_gray' && onColor)
    return (
      <Button size="compact-xs" variant="default" onClick={onColor}>
        {t('Compare colors')}
      </Button>
    );
  const apart = 'apart' in remark ? remark.apart : null;
  if (apart === null || !onThreshold) return null;
  return (
    <Button
      size="compact-xs"
      variant="default"
      onClick={() => {
        onThreshold(apart);
      }}
    >
      {t('Threshold {threshold}', { threshold: scoreWords(apart) })}
    </Button>
  );
}
