import { useEffect, useRef } from 'react';
import type { CardItem } from './card-list';
import { GroupCard } from './group-card';
import css from './orchestration-page.module.css';
import { ProblemFileCard } from './problem-file-card';
import { moveBetweenCards } from './card-arrows';
import { useUi } from '../../state/host-context';
import { useCardPointer } from './use-card-pointer';
import { useMasonry } from './use-masonry';

/** The cards, side by side; arrow keys move between them. */
export function CardGrid({ cards }: { cards: readonly CardItem[] }) {
  const list = useRef<HTMLUListElement>(null);
  useMasonry(list, cards.map(({ key }) => key).join('\n'));
  const selecting = useUi(({ selection }) => selection.length > 0);
  useCardPointer(list);
  useEffect(() => {
    const move = (event: KeyboardEvent): void => {
      if (list.current) moveBetweenCards(list.current, event);
    };
    window.addEventListener('keydown', move);
    return () => {
      window.removeEventListener('keydown', move);
    };
  }, []);
  return (
    <ul ref={list} className={css['grid']} aria-label="Groups" data-selecting={selecting}>
      {cards.map((card) => (
        <li key={card.key}>
          {card.definitionId === null ? (
            <ProblemFileCard file={card.name} />
          ) : (
            <GroupCard definitionId={card.definitionId} />
          )}
        </li>
      ))}
    </ul>
  );
}
