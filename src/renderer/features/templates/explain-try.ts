import { currentLocale, t } from '../../../shared/catalogue/translate';
import type { TemplateTry } from '../../../shared/contract/templates';
import type { ScreenSize } from '../../../shared/screen-place';
import { scoreWords, sizeWords } from './template-words';

/** What a look comes to at a threshold. */
export type TryOutcome = 'found' | 'ambiguous' | 'missed';

export function outcomeOf(
  { score, runnerUp }: Pick<TemplateTry, 'score' | 'runnerUp'>,
  threshold: number,
): TryOutcome {
  if (score === null || score < threshold) return 'missed';
  return runnerUp !== null && runnerUp >= threshold ? 'ambiguous' : 'found';
}

/** Shapes that differ less are taken to be the same, as the host does. */
const SAME_SHAPE = 0.01;

/** A picture for screens of this shape is missing. */
export function isOtherShape({ cutFrom, screen }: Pick<TemplateTry, 'cutFrom' | 'screen'>): boolean {
  if (cutFrom === null) return false;
  const ratio = (cutFrom.width * screen.height) / (cutFrom.height * screen.width);
  return Math.abs(Math.log(ratio)) > SAME_SHAPE;
}

/** Why it was, or was not, found, in sentences; the likeliest reason first. */
export function explainTry(seen: TemplateTry, threshold: number): readonly string[] {
  const outcome = outcomeOf(seen, threshold);
  if (outcome === 'missed') return [...missedWords(seen, threshold), ...screenWords(seen)];
  return outcome === 'ambiguous' && seen.runnerUp !== null
    ? [
        t(
          'Another place, {score} alike, is taken for it too. Between the two lies a threshold that tells them apart.',
          {
            score: scoreWords(seen.runnerUp),
          },
        ),
      ]
    : [];
}

function missedWords({ box, score, outside, least }: TemplateTry, threshold: number): readonly string[] {
  const asked = scoreWords(threshold);
  const best =
    box === null || score === null
      ? t('Nothing there is even {least} alike; {threshold} is asked.', {
          least: scoreWords(least),
          threshold: asked,
        })
      : t('The best place is {score} alike, at {x}, {y}; {threshold} is asked.', {
          ...{ score: scoreWords(score), threshold: asked, x: String(box.x), y: String(box.y) },
        });
  if (outside === null || outside.score < threshold) return [best];
  const place = t('It is there, but outside its area: {score} alike at {x}, {y}. Make the area larger.', {
    score: scoreWords(outside.score),
    ...{ x: String(outside.box.x), y: String(outside.box.y) },
  });
  return [place, best];
}

function screenWords(seen: TemplateTry): readonly string[] {
  const { cutFrom, screen } = seen;
  if (cutFrom === null)
    return [t('Nobody wrote down which screen it was cut from, so it is looked for at its own size.')];
  const sizes = { from: sizeWords(cutFrom), screen: sizeWords(screen) };
  if (isOtherShape(seen))
    return [
      t(
        'It was cut from a screen of {from}; this one has {screen}, another shape. A picture cut from it helps.',
        sizes,
      ),
    ];
  return cutFrom.width === screen.width && cutFrom.height === screen.height
    ? []
    : [
        t(
          'It was cut from a screen of {from} and is looked for at {percent} % of its size on this one of {screen}.',
          {
            ...sizes,
            percent: scaleOf(cutFrom, screen),
          },
        ),
      ];
}

function scaleOf(from: ScreenSize, to: ScreenSize): string {
  const scale = Math.min(to.width / from.width, to.height / from.height);
  return Math.round(scale * 100).toLocaleString(currentLocale());
}
