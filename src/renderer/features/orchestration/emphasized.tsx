import { Fragment, type ReactNode } from 'react';

/** Stands in a message where a number comes that is shown in bold. */
export const MARK = '\u0001';

/** A message in which the texts that take the place of `MARK`, in their order, are bold. */
export function emphasized(message: string, ...bold: readonly string[]): ReactNode {
  return message.split(MARK).map((part, index) => (
    <Fragment key={`${String(index)} ${part}`}>
      {index === 0 ? null : <b>{bold[index - 1]}</b>}
      {part}
    </Fragment>
  ));
}
