import { currentLanguage, msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { memo } from 'react';
import { isTerminalBot } from '../../../shared/lifecycle-states';
import type { BotView, DefinitionView, GroupView } from '../../../shared/view';
import { Countdown } from '../../components/clocks';
import { Note } from '../../components/note';
import { BotBar } from './bot-bar';
import { BotRow } from './bot-row';
import css from './card.module.css';
import { emphasized, MARK } from './emphasized';
import { CardSub } from './card-sub';
import { useHolders } from './conflict-holders';
import { degradedWords, groupDoing, inputWords, tally } from './group-words';
import { PoolMeter } from './pool-meter';
import { RestartToApply } from './run-note-buttons';
import type { GroupActions } from './use-group-actions';

const ROWS = 4;
const ITERATIONS = msg('{number} {count, plural, one {iteration} other {iterations}}');
const RESTARTS = msg('{number} {count, plural, one {restart} other {restarts}}');
const FAILURES = msg('{number} {count, plural, one {failure} other {failures}}');
const NO_TAGS: readonly string[] = [];

interface ActiveBodyProps {
  readonly group: GroupView;
  readonly definition: DefinitionView | undefined;
  readonly bots: readonly BotView[];
  readonly actions: GroupActions;
  readonly blocked: string | null;
}

/** What a group that is not over shows. */
export const ActiveBody = memo(function ActiveBody(props: ActiveBodyProps) {
  const { group, definition, bots, actions, blocked } = props;
  const live = bots.filter((bot) => !isTerminalBot(bot.state) && bot.state !== 'queued').length;
  const inputs = inputWords(definition?.definition.routineConfig ?? {});
  return (
    <>
      <CardSub
        text={inputs === '' ? group.routineName : `${group.routineName} · ${inputs}`}
        tags={definition?.definition.tags ?? NO_TAGS}
      />
      <div className={css['metrics']}>
        <span>
          {emphasized(
            t('{live} of {count, plural, one {# bot} other {# bots}}', {
              live: MARK,
              count: group.requestedBots,
            }),
            live.toLocaleString(currentLanguage()),
          )}
        </span>
        <Metric value={group.iterations} words={ITERATIONS} />
        <Metric value={group.restarts} words={RESTARTS} />
        {group.failures > 0 ? <Metric value={group.failures} words={FAILURES} /> : null}
      </div>
      <BotBar bots={bots} requested={group.requestedBots} />
      <Caption group={group} bots={bots} />
      {group.accounts === null ? null : <PoolMeter progress={group.accounts} />}
      <BotList bots={bots} onOpen={actions.open} />
      <ActiveNotes group={group} bots={bots} actions={actions} blocked={blocked} />
    </>
  );
});

function Caption({ group, bots }: Pick<ActiveBodyProps, 'group' | 'bots'>) {
  const doing = groupDoing(group, bots, useHolders(group));
  const next = group.state === 'launching' ? group.nextStartAt : null;
  return (
    <div className={css['caption']}>
      <span title={doing}>{doing}</span>
      {next === null ? null : (
        <span>
          {t('next bot in')} <Countdown due={next} />
        </span>
      )}
    </div>
  );
}

/** The first bots as rows, and what the others are doing in one line. */
function BotList({ bots, onOpen }: { bots: readonly BotView[]; onOpen: () => void }) {
  if (bots.length === 0) return null;
  const shown = bots.length > ROWS + 1 ? bots.slice(0, ROWS) : bots;
  const rest = bots.slice(shown.length);
  return (
    <>
      <ul className={css['bots']} aria-label={t('Bots')}>
        {shown.map((bot) => (
          <BotRow key={bot.botId} bot={bot} groupOver={false} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <button type="button" className={css['more']} onClick={onOpen}>
          {t('{count, plural, one {# more bot} other {# more bots}}: {doing}', {
            count: rest.length,
            doing: tally(rest),
          })}
        </button>
      ) : null}
    </>
  );
}

function Metric({ value, words }: { value: number; words: Message }) {
  const number = value.toLocaleString(currentLanguage());
  return <span>{emphasized(say(words, { count: value, number: MARK }), number)}</span>;
}

function ActiveNotes({ group, bots, actions, blocked }: Omit<ActiveBodyProps, 'definition'>) {
  const changed = group.definitionChanged && group.state !== 'stopping';
  if (!group.degraded && !changed) return null;
  return (
    <div className={css['notes']}>
      {group.degraded ? <Note tone="amber" title={degradedWords(group, bots)} /> : null}
      {changed ? (
        <Note
          tone="blue"
          title={t('Edited since this start')}
          hint={t('This run keeps its copy.')}
          action={<RestartToApply actions={actions} blocked={blocked} />}
        />
      ) : null}
    </div>
  );
}
