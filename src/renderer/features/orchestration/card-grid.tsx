import { memo, useCallback, useState, type CSSProperties } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { useUi } from '../../state/host-context';
import { useCardArrows } from './card-arrows';
import { GAP } from './card-layout';
import type { CardItem } from './card-list';
import { GroupCard } from './group-card';
import css from './orchestration-page.module.css';
import { ProblemFileCard } from './problem-file-card';
import { useCardPointer } from './use-card-pointer';
import { useCardWindow, type CardSlot, type CardWindow } from './use-card-window';

/**
 * The cards, side by side in lanes; arrow keys move between them. Only those in sight are drawn: of hundreds, each change
 * and each letter of a search would cost time that nobody sees. `question` names what was searched and filtered for.
 */
export const CardGrid = memo(function CardGrid(props: { cards: readonly CardItem[]; question: string }) {
  const { cards, question } = props;
  const [list, setList] = useState<HTMLUListElement | null>(null);
  const shown = useCardWindow(list, cards, question);
  const selecting = useUi(({ selection }) => selection.length > 0);
  useCardPointer(list);
  useCardArrows(list, cards, shown);
  const { height, lanes } = shown.layout;
  return (
    <ul
      ref={setList}
      className={css['grid']}
      aria-label={t('Groups')}
      data-selecting={selecting}
      style={{ height }}
    >
      {shown.slots.map((slot) => (
        <Slot
          key={slot.card.key}
          {...slot}
          lanes={lanes.cards.length}
          total={cards.length}
          watch={shown.watch}
          hold={shown.hold}
        />
      ))}
    </ul>
  );
});

interface SlotProps extends CardSlot, Pick<CardWindow, 'watch' | 'hold'> {
  readonly lanes: number;
  readonly total: number;
}

function Slot({ card, index, lane, top, height, drawn, lanes, total, watch, hold }: SlotProps) {
  const measure = useCallback((item: HTMLLIElement) => watch(item, card), [card, watch]);
  const style: CSSProperties = {
    top,
    width: `calc((100% - ${String((lanes - 1) * GAP)}px) / ${String(lanes)})`,
    insetInlineStart: `calc((100% + ${String(GAP)}px) / ${String(lanes)} * ${String(lane)})`,
  };
  const common = { 'data-index': index, 'aria-posinset': index + 1, 'aria-setsize': total };
  if (!drawn) return <li {...common} className={css['waiting']} style={{ ...style, height }} />;
  return (
    // What is opened from a card hands its focus on to here, so that the card stays while a menu of it is open.
    <li
      {...common}
      ref={measure}
      style={style}
      onFocus={() => {
        hold(card.key);
      }}
    >
      <Card card={card} />
    </li>
  );
}

const Card = memo(function Card({ card }: { card: CardItem }) {
  if (card.definitionId === null) return <ProblemFileCard file={card.name} />;
  return <GroupCard definitionId={card.definitionId} />;
});
