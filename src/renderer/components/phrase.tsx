import { Fragment, type ReactNode } from 'react';

type Part = ReactNode | ((inside: string) => ReactNode);

interface PhraseProps {
  /** A message of the catalogue with marks: `<b>{count}</b> bots on <name/>`. Free text comes in as a part, never as a value. */
  readonly text: string;
  /** What stands for each mark; `<b>…</b>` is bold without being named here. */
  readonly parts?: Readonly<Record<string, Part>>;
}

const MARK = /<(\w+)(?:\/>|>(.*?)<\/\1>)/gu;
const USUAL: Readonly<Record<string, Part>> = { b: (inside: string) => <b>{inside}</b> };

/** One sentence with something drawn inside, so that every language may put it where it belongs. */
export function Phrase({ text, parts = {} }: PhraseProps) {
  const all = { ...USUAL, ...parts };
  const drawn: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    const [whole, name = '', inside = ''] = match;
    const part = all[name];
    drawn.push(text.slice(from, match.index), typeof part === 'function' ? part(inside) : part);
    from = match.index + whole.length;
  }
  drawn.push(text.slice(from));
  return drawn.map((each, index) => <Fragment key={index}>{each}</Fragment>);
}
