import css from './sharing.module.css';

/** What is never cut: a number and the ending. */
const END_LENGTH = 14;

/** A name of a file in one line; when there is no room its middle goes, so that beginning and ending are seen. */
export function MiddleCut({ text }: { text: string }) {
  const characters = Array.from(text);
  const start = characters.slice(0, -END_LENGTH).join('');
  const end = characters.slice(-END_LENGTH).join('');
  return (
    <span className={css['cut']} dir="auto" title={text}>
      {start === '' ? null : <span className={css['cutStart']}>{start}</span>}
      <span className={css['cutEnd']}>{end}</span>
    </span>
  );
}
