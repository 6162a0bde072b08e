import {
  LOOKED_TEXT_LIMIT,
  MOST_LOOKED,
  NOTHING_NEAR,
  type BotLook,
  type Looked,
  type Nearest,
} from '../../shared/looked';
import { askedFor, hexOf } from '../../shared/looked-words';
import { NOT_FOUND, type Recogniser, type Recognition } from '../../shared/recognition';
import type { AnsweredLook } from '../routines/looks';

type Asked = Exclude<Recogniser, { kind: 'nearest' }>;

/** What routines ask; only the program itself asks what is near. */
export function askedOf(look: Pick<AnsweredLook, 'asks'>): readonly Asked[] {
  return look.asks.filter((ask): ask is Asked => ask.kind !== 'nearest').slice(0, MOST_LOOKED);
}

/** One question with what was seen, without secrets. */
export function lookedOf(
  ask: Asked,
  { nearest, count }: { readonly nearest: Nearest; readonly count: number | null },
  hide: AnsweredLook['hide'],
): Looked {
  const short = (text: string): string => hide(text).slice(0, LOOKED_TEXT_LIMIT);
  return {
    ...{ ...nearest, kind: ask.kind, what: short(askedFor(ask)), count },
    instead: nearest.instead.map(short),
  };
}

/** What the answer itself tells. */
export function nearestOf(ask: Asked, answer: Recognition): Nearest {
  const { found, box, score, color } = answer;
  const text = ask.kind === 'changed' ? null : answer.text;
  return {
    ...NOTHING_NEAR,
    ...{ found, box, score, wanted: wantedOf(ask) },
    instead: text === null || text === '' ? [] : [text],
    color: color && hexOf(color),
  };
}

/** A look as the window follows it. */
export function botLookOf(look: AnsweredLook): BotLook {
  const { answers, routineName, atMs, tookMs, hide } = look;
  const looked = askedOf(look).map((ask) => {
    const answer = answers?.[look.asks.indexOf(ask)] ?? NOT_FOUND;
    const count = 'all' in ask && ask.all ? answer.all.length : null;
    return lookedOf(ask, { nearest: nearestOf(ask, answer), count }, hide);
  });
  const [at, until] = [atMs, atMs + tookMs].map((ms) => new Date(ms).toISOString());
  return { at: at ?? '', until: until ?? '', tookMs: Math.round(tookMs), routineName, looked };
}

function wantedOf(ask: Asked): number | null {
  if (ask.kind === 'image') return ask.threshold;
  return ask.kind === 'color' ? ask.share : null;
}
