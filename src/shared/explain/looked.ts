import { currentLanguage, msg, say, t, type Message } from '../catalogue/translate';
import type { FailedLook, LookAdvice, Looked, LookedKind } from '../looked';
import { listed, sentences } from './words';

const ASKED: Readonly<Record<LookedKind, Message>> = {
  image: msg('Image {what}'),
  text: msg('Text {what}'),
  node: msg('Element {what}'),
  color: msg('Color {what}'),
  pixel: msg('Pixel {what}'),
  app: msg('App {what}'),
  frozen: msg('Nothing moves for {what}'),
  changed: msg('A changed screen'),
  black: msg('A black screen'),
};

const ADVICE: Readonly<Record<LookAdvice, Message>> = {
  there_now: msg('It came a moment later, or should have been gone: give it more time.'),
  elsewhere: msg('That is outside of the area that was searched: make the area larger.'),
  other_size: msg(
    'It is there at {percent} % of its size: in the settings of its template, name the resolution it was cut at.',
  ),
  threshold: msg('If that is the right place, ask for {score} or less; else cut the template anew.'),
  nothing_like_it: msg('Check whether this is the right screen. If it is, cut the template anew.'),
  area_outside: msg('Its place is outside of the screen: check the resolution of the routine.'),
  too_large: msg('The template is larger than the area that was searched: make the area larger.'),
  nothing_read: msg('Check the area: letters have to be in it as a whole, and large enough.'),
  read_otherwise: msg(
    'If that is the right text, look for a part that is read well, or name its characters.',
  ),
  no_elements: msg('The app may draw its screen itself: look for an image or a text instead.'),
  other_elements: msg('Check how it is written, or look for a part of it.'),
  share: msg('If that is enough, ask for less, or allow a greater difference.'),
  no_color: msg('Check the color and the area, or allow a greater difference.'),
  other_color: msg('Check the place, or allow a greater difference.'),
};

/** What was looked for: `Image demo/claim`. */
export function lookedTitle({ kind, what }: Looked): string {
  if (kind === 'text' && what === '') return t('Any text');
  return say(ASKED[kind], { what });
}

/** What was seen of it, in a few words; empty where nothing is known. */
export function lookedFact(looked: Looked): string {
  const { found, score, box, count } = looked;
  if (count !== null && count > 1) return t('{count, number} places', { count });
  if (!found) return nearFact(looked);
  const at = box ? placeWords(box) : '';
  if (score === null) return at === '' ? t('there') : t('there, at {place}', { place: at });
  return at === ''
    ? t('there, {score}', { score: scoreWords(score) })
    : t('there, {score} at {place}', { score: scoreWords(score), place: at });
}

function nearFact(looked: Looked): string {
  const { kind, score, wanted, box, color, advice } = looked;
  // What is there, but not where or not as large as it was looked for.
  if (score !== null && box && (advice === 'elsewhere' || advice === 'other_size'))
    return t('{score} at {x}, {y}', { score: scoreWords(score), ...middle(box) });
  switch (kind) {
    case 'image':
      return imageFact(score, wanted, box);
    case 'color':
    case 'black':
      return shareFact(score, wanted);
    case 'pixel':
      return color === null ? '' : t('it is {color}', { color });
    default:
      return insteadFact(looked);
  }
}

function insteadFact({ kind, instead, advice }: Looked): string {
  const [first] = instead;
  if (advice === 'nothing_read') return t('nothing was read');
  if (first === undefined) return '';
  const texts = listed(instead.map((text) => `“${text}”`));
  if (kind === 'text') return t('read: {texts}', { texts });
  if (kind === 'node') return t('there are: {texts}', { texts });
  return kind === 'app' ? t('in front is {app}', { app: first }) : '';
}

function imageFact(score: number | null, wanted: number | null, box: Looked['box']): string {
  if (score === null || box === null)
    return wanted === null ? '' : t('below {wanted}', { wanted: scoreWords(wanted) });
  const values = { score: scoreWords(score), place: placeWords(box), wanted: scoreWords(wanted ?? 0) };
  return t('at best {score}, at {place}; {wanted} is asked', values);
}

function shareFact(share: number | null, wanted: number | null): string {
  if (share === null) return '';
  const values = { share: percentWords(share), wanted: percentWords(wanted ?? 1) };
  return t('{share} of it; {wanted} is asked', values);
}

/** What to try next; empty where there is nothing to say. */
export function lookedAdvice({ advice, score, percent }: Looked): string {
  if (advice === null) return '';
  // A little less than the place has: the next picture of it may be a little less like it.
  const least = scoreWords(Math.max(0.01, Math.floor((score ?? 0) * 100 - 1) / 100));
  return say(ADVICE[advice], { score: least, percent: percent ?? 100 });
}

/** `Image demo/claim: at best 0.71, at 270, 700; 0.90 is asked.` */
export function lookedSentence(looked: Looked): string {
  const fact = lookedFact(looked);
  return fact === '' ? `${lookedTitle(looked)}.` : `${lookedTitle(looked)}: ${fact}.`;
}

/** Most things that are told of one look in running text. */
const MOST_TOLD = 2;

/** What was seen instead and what to do, in a few sentences. */
export function explainLook({ looked, screen }: FailedLook): string {
  const told = looked.slice(0, MOST_TOLD);
  return sentences(
    ...told.flatMap((one) => [lookedSentence(one), lookedAdvice(one)]),
    screen === null ? '' : screenWords(screen),
  );
}

function screenWords({ width, height }: NonNullable<FailedLook['screen']>): string {
  return t('The screen has {width} × {height}.', { width: String(width), height: String(height) });
}

/** The middle: what routines would touch. */
function placeWords(box: NonNullable<Looked['box']>): string {
  const { x, y } = middle(box);
  return `${x}, ${y}`;
}

function middle({ x, y, width, height }: NonNullable<Looked['box']>): { x: string; y: string } {
  return { x: String(Math.floor(x + width / 2)), y: String(Math.floor(y + height / 2)) };
}

function scoreWords(score: number): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  // Cut, not rounded: what does not reach a threshold must not look as if it did.
  return new Intl.NumberFormat(currentLanguage(), digits).format(Math.floor(score * 100) / 100);
}

function percentWords(share: number): string {
  const options = { style: 'percent', maximumSignificantDigits: 2 } as const;
  return new Intl.NumberFormat(currentLanguage(), options).format(share);
}
