import { memo } from 'react';
import css from './card.module.css';

interface CardSubProps {
  readonly text: string;
  readonly tags: readonly string[];
  /** How many lines the text may take. */
  readonly lines?: 1 | 2;
}

/** The line beneath the name: what it runs, and its tags. */
export const CardSub = memo(function CardSub(props: CardSubProps) {
  const { text, tags, lines = 1 } = props;
  const shown = tags.slice(0, 2);
  const rest = tags.length - shown.length;
  return (
    <p className={css['sub']}>
      <span className={css['subText']} data-lines={lines} title={text} dir="auto">
        {text}
      </span>
      {tags.length > 0 ? (
        <span className={css['tags']} title={tags.join(', ')}>
          {shown.map((tag) => (
            <span key={tag} className={css['tag']} dir="auto">
              {tag}
            </span>
          ))}
          {rest > 0 ? <span className={css['tag']}>+{rest}</span> : null}
        </span>
      ) : null}
    </p>
  );
});
