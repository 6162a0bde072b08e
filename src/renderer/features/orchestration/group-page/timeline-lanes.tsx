import { useCallback, useMemo, useState } from 'react';
import { useRowFocus } from '../../../components/row-focus';
import { t } from '../../../../shared/catalogue/translate';
import type { BotId } from '../../../../shared/ids';
import { clockTime, exactTime } from '../../../components/time-words';
import { useHost } from '../../../state/host-context';
import css from './timeline.module.css';
import { TimelineLane } from './timeline-lane';
import type { Lane } from './timeline-model';
import { axisTimes, placeIn, type Range } from './timeline-range';
import { useWindowedRows, type WindowedRows } from '../../../components/use-windowed-rows';

/** Height of a lane in pixels; `timeline.module.css` has the same. */
const LANE_HEIGHT = 30;

interface TimelineLanesProps {
  readonly lanes: readonly Lane[];
  readonly range: Range;
  readonly now: number;
  /** `seq` of the event that is read in the list. */
  readonly chosen: number | null;
  readonly onChoose: (seq: number | null) => void;
}

/** A time axis and one lane for each bot beneath it; only lanes in sight are drawn. */
export function TimelineLanes({ lanes, range, now, chosen, onChoose }: TimelineLanesProps) {
  const { uiStore } = useHost();
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const rows = useWindowedRows(box, lanes.length, LANE_HEIGHT);
  const [current, setCurrent] = useState<BotId | null>(null);
  const [, setMoves] = useState(0);
  const keys = useMemo(() => lanes.map(({ botId }) => botId), [lanes]);
  const { press } = useRowFocus({
    keys,
    name: 'bot',
    inside: 'button',
    onMove: (_, index) => {
      if (box) bringIntoSight(box, index);
      setMoves((before) => before + 1);
    },
  });
  const times = axisTimes(range);
  const drawn = drawnOf(lanes, rows, current);
  const tabStop = drawn.some(({ lane }) => lane.botId === current) ? current : lanes[rows.first]?.botId;
  const open = useCallback(
    (botId: BotId) => {
      uiStore.setState(({ group }) => ({ group: group && { ...group, botId } }));
    },
    [uiStore],
  );
  return (
    <div className={css['frame']}>
      <div className={css['axis']}>
        <span className={css['axisLabel']}>{t('Bot')}</span>
        <div className={css['times']}>
          {times.map((at) => (
            <time
              key={at}
              title={exactTime(at)}
              style={{ left: percent(placeIn(range, at)) }}
              data-edge={placeIn(range, at) > 0.95}
            >
              {clockTime(at, range.to - range.from < 600_000)}
            </time>
          ))}
        </div>
      </div>
      {/* eslint-disable-next-line jsx-a11y-x/no-static-element-interactions -- arrow keys move between the lanes' buttons */}
      <div ref={setBox} className={css['box']} onKeyDown={press}>
        {lanes.length === 0 ? <p className={css['none']}>{t('No bot has been made yet.')}</p> : null}
        <div className={css['lanes']} style={{ height: lanes.length * LANE_HEIGHT }}>
          <div className={css['grid']} aria-hidden>
            {times.map((at) => (
              <i key={at} style={{ left: percent(placeIn(range, at)) }} />
            ))}
          </div>
          <ul
            aria-label={t('Bots over time')}
            style={{ transform: `translateY(${String(rows.first * LANE_HEIGHT)}px)` }}
          >
            {drawn.map(({ lane, top }) => (
              <TimelineLane
                key={lane.botId}
                lane={lane}
                top={top}
                range={range}
                now={now}
                isTabStop={lane.botId === tabStop}
                chosen={chosen}
                onChoose={onChoose}
                onOpen={open}
                onFocus={setCurrent}
              />
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}

interface DrawnLane {
  readonly lane: Lane;
  /** Its place below the first lane in sight, in pixels, when it is not one of them; null in the row of the others. */
  readonly top: number | null;
}

/** What is in sight, and the lane with the focus wherever it is: scrolled away it would lose it. */
function drawnOf(lanes: readonly Lane[], { first, end }: WindowedRows, current: BotId | null): DrawnLane[] {
  const seen = lanes.slice(first, end).map((lane): DrawnLane => ({ lane, top: null }));
  const at = current === null ? -1 : lanes.findIndex(({ botId }) => botId === current);
  const held = lanes[at];
  if (!held || (at >= first && at < end)) return seen;
  const beyond: DrawnLane = { lane: held, top: (at - first) * LANE_HEIGHT };
  return at < first ? [beyond, ...seen] : [...seen, beyond];
}

function bringIntoSight(box: HTMLElement, index: number): void {
  const top = index * LANE_HEIGHT;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + LANE_HEIGHT > box.scrollTop + box.clientHeight)
    box.scrollTop = top + LANE_HEIGHT - box.clientHeight;
}

function percent(share: number): string {
  return `${String(share * 100)}%`;
}
