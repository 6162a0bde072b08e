import { msg, say, t, type Message } from '../catalogue/translate';

const KINDS: readonly Message[] = [
  msg('text'),
  msg('a whole number'),
  msg('a number'),
  msg('true or false'),
  msg('a duration such as 500ms, 2s or 1m 30s'),
  msg('the name of a template'),
  msg('the name of a routine'),
  msg('the package of an app, such as com.example.rewards'),
  msg('a secret text'),
];
const kindOf = (words: string): Message | undefined => KINDS.find((kind) => kind === words);
const CHOICE = 'one of '; // no words: how describeInput begins
const RANGE = /^(.+?)(?: from (.+) to (.+)|, at least (.+)|, at most (.+))$/;

/**
 * What an input takes, for people: `described` is what `describeInput` made of it, which problems carry in English. What
 * is not known is shown as it is.
 */
export function inputWords(described: string): string {
  if (described.startsWith(CHOICE)) return t('one of {options}', { options: described.slice(CHOICE.length) });
  const plain = kindOf(described);
  if (plain) return say(plain);
  const [, written = '', least, most, atLeast, atMost] = RANGE.exec(described) ?? [];
  const known = kindOf(written);
  if (!known) return described;
  const kind = say(known);
  if (least !== undefined && most !== undefined)
    return t('{kind} from {least} to {most}', { kind, least, most });
  return atLeast === undefined
    ? t('{kind}, at most {most}', { kind, most: atMost ?? '' })
    : t('{kind}, at least {least}', { kind, least: atLeast });
}
