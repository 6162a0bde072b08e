import type { BotStateName } from '../../../shared/lifecycle-states';
import type { BotView } from '../../../shared/view';
import css from './bot-bar.module.css';

type Segment = 'done' | 'work' | 'wait' | 'failed' | 'none';

const SEGMENT: Readonly<Record<BotStateName, Segment>> = {
  queued: 'none',
  starting: 'work',
  running: 'work',
  paused: 'wait',
  waitingAccount: 'wait',
  recovering: 'wait',
  retryWait: 'wait',
  stopping: 'wait',
  stopped: 'none',
  completed: 'done',
  failed: 'failed',
  cancelled: 'none',
};
const ORDER: readonly Segment[] = ['done', 'work', 'wait', 'failed'];

/** Where the bots stand, as a strip; what it shows is also written beneath it. */
export function BotBar({ bots, requested }: { bots: readonly BotView[]; requested: number }) {
  const total = Math.max(requested, bots.length, 1);
  return (
    <div className={css['bar']} aria-hidden>
      {ORDER.map((segment) => {
        const count = bots.filter((bot) => SEGMENT[bot.state] === segment).length;
        return (
          <i key={segment} className={css[segment]} style={{ width: `${String((count / total) * 100)}%` }} />
        );
      })}
    </div>
  );
}
