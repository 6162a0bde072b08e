import { memo } from 'react';
import css from './card.module.css';

/** The line beneath the name: what it runs, and its tags. */
export const CardSub = memo(function CardSub({ text, tags }: { text: string; tags: readonly string[] }) {
  const shown = tags.slice(0, 2);
  const rest = tags.length - shown.length;
  return (
    <p className={css['sub']}>
      <span className={css['subText']} title={text} dir="auto">
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
