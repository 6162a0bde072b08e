import { t } from '../../../shared/catalogue/translate';
import { memo } from 'react';
import { useHost, useUi } from '../../state/host-context';
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
        <span className={css['tags']}>
          {shown.map((tag) => (
            <TagChip key={tag} tag={tag} />
          ))}
          {rest > 0 ? (
            <span className={css['tag']} title={tags.slice(2).join(', ')}>
              +{rest}
            </span>
          ) : null}
        </span>
      ) : null}
    </p>
  );
});

/** A tag that filters the cards by itself, and once more takes the filter away. */
function TagChip({ tag }: { tag: string }) {
  const { uiStore } = useHost();
  const on = useUi(({ tags }) => tags.includes(tag));
  return (
    <button
      type="button"
      className={css['tag']}
      dir="auto"
      aria-pressed={on}
      aria-label={t('Only groups tagged {tag}', { tag })}
      title={
        on
          ? t('“{tag}”: click to show other groups again', { tag })
          : t('“{tag}”: click to show only groups with this tag', { tag })
      }
      onClick={() => {
        uiStore.setState(({ tags }) => ({ tags: on ? tags.filter((each) => each !== tag) : [...tags, tag] }));
      }}
    >
      {tag}
    </button>
  );
}
