import { RotateCcw, X } from 'lucide-react';
import { t } from '../../../../shared/catalogue/translate';
import { BOT_STATE_WORDS } from '../../../../shared/explain/states';
import type { BotId } from '../../../../shared/ids';
import { clockDuration, clockTime } from '../../../components/time-words';
import { useView } from '../../../state/host-context';
import { wordsOf } from './event-words';
import css from './timeline.module.css';
import type { Lane } from './timeline-model';
import { markParts, spanParts, type MarkPart, type SpanPart } from './timeline-parts';
import type { Range } from './timeline-range';

interface TimelineLaneProps {
  readonly lane: Lane;
  /** Its place in the list, in pixels, when it does not follow the lane before; else null. */
  readonly top: number | null;
  readonly range: Range;
  readonly now: number;
  readonly isTabStop: boolean;
  readonly chosen: number | null;
  readonly onChoose: (seq: number | null) => void;
  readonly onOpen: (botId: BotId) => void;
  readonly onFocus: (botId: BotId) => void;
}

/** One bot over time: its states as a strip, what happened as marks on it. */
export function TimelineLane(props: TimelineLaneProps) {
  const { lane, top, range, now, isTabStop, chosen, onChoose, onOpen, onFocus } = props;
  const label = useView((state) => state.view?.instances[lane.ref]?.label ?? null);
  const name = label ?? lane.ref;
  return (
    <li
      className={css['lane']}
      data-bot={lane.botId}
      style={top === null ? undefined : { position: 'absolute', insetInline: 0, top }}
    >
      <button
        type="button"
        className={css['label']}
        tabIndex={isTabStop ? 0 : -1}
        aria-haspopup="dialog"
        aria-label={summaryOf(lane, name)}
        title={label === null ? lane.ref : `${label} (${lane.ref})`}
        onFocus={() => {
          onFocus(lane.botId);
        }}
        onClick={() => {
          onOpen(lane.botId);
        }}
      >
        <bdi>{name}</bdi>
      </button>
      <div className={css['track']}>
        {spanParts(lane, range, now).map((part) => (
          <i
            key={part.from}
            className={css['span']}
            data-state={part.state}
            title={spanWords(part)}
            style={{ left: percent(part.left), width: percent(part.width) }}
          />
        ))}
        {markParts(lane, range).map((part) => (
          <MarkView
            key={`${part.kind} ${String(part.left)}`}
            part={part}
            chosen={chosen}
            onChoose={onChoose}
          />
        ))}
      </div>
    </li>
  );
}

interface MarkViewProps extends Pick<TimelineLaneProps, 'chosen' | 'onChoose'> {
  readonly part: MarkPart;
}

/** By keyboard the marks are read in the list beneath the lanes; here they are for the pointer. */
function MarkView({ part, chosen, onChoose }: MarkViewProps) {
  const { kind, left, marks } = part;
  const words = marksWords(part);
  if (kind === 'iteration' || kind === 'iterationFailed') {
    return <i className={css['tick']} data-kind={kind} title={words} style={{ left: percent(left) }} />;
  }
  const Icon = kind === 'failure' ? X : RotateCcw;
  const worst = marks.find((mark) => mark.kind === kind) ?? marks[0];
  return (
    // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events, jsx-a11y-x/no-static-element-interactions -- the list beneath the lanes is the way by key
    <i
      className={css['mark']}
      data-kind={kind}
      data-chosen={marks.some(({ event }) => event.seq === chosen)}
      title={words}
      style={{ left: percent(left) }}
      onClick={() => {
        onChoose(worst?.event.seq ?? null);
      }}
    >
      <Icon size={10} strokeWidth={3} aria-hidden />
    </i>
  );
}

const TOLD = 5;

function marksWords({ marks }: MarkPart): string {
  const lines = marks.slice(0, TOLD).map(({ at, event }) => `${clockTime(at, true)} ${wordsOf(event).what}`);
  const rest = marks.length - lines.length;
  return rest > 0 ? [...lines, t('and {count, number} more', { count: rest })].join('\n') : lines.join('\n');
}

function spanWords({ state, from, to }: SpanPart): string {
  const { title, hint } = BOT_STATE_WORDS[state];
  return `${t('{state} from {time}, for {duration}', {
    state: title,
    time: clockTime(from, true),
    duration: clockDuration(to - from),
  })}\n${hint}`;
}

/** What a lane shows, for whoever listens. */
function summaryOf({ spans, marks }: Lane, name: string): string {
  const last = spans.at(-1);
  const state = last?.to === null ? BOT_STATE_WORDS[last.state].title : t('ended');
  const count = (kind: string): number => marks.filter((mark) => mark.kind === kind).length;
  return t(
    '{name}: {state}, failures {failures, number}, restarts {restarts, number}, iterations done {iterations, number}',
    {
      name,
      state,
      failures: count('failure'),
      restarts: count('restart'),
      iterations: count('iteration'),
    },
  );
}

function percent(share: number): string {
  return `${String(share * 100)}%`;
}
