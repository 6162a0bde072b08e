import { Phrase } from '../../../components/phrase';
import { t } from '../../../../shared/catalogue/translate';
import { isTerminalBot } from '../../../../shared/lifecycle-states';
import type { PoolProgress } from '../../../../shared/pool';
import type { BotView, DefinitionView, GroupView } from '../../../../shared/view';
import { Countdown } from '../../../components/clocks';
import { RoutineLink } from '../../../components/routine-link';
import { useView } from '../../../state/host-context';
import type { Ending } from '../card-facts';
import { useHolders } from '../conflict-holders';
import { LastRunLine } from '../group-card-ending';
import { groupDoing, inputWords, loopWords } from '../group-words';
import { PoolFact } from '../pool-fact';
import { poolLeft, poolTally } from '../pool-progress';
import css from './group-page.module.css';

const NO_BOTS: readonly BotView[] = [];

interface PageFactsProps {
  readonly definition: DefinitionView | undefined;
  readonly group: GroupView | undefined;
  readonly active: GroupView | undefined;
  readonly ending: Ending | null;
}

/** The line beneath the name: what it runs, how far it is; while it does not run, what it would do. */
export function PageFacts({ definition, group, active, ending }: PageFactsProps) {
  const saved = definition?.definition;
  return (
    <div className={css['facts']}>
      <Routine name={(active ?? saved ?? group)?.routineName ?? ''} inputs={inputsOf(definition, active)} />
      {active ? <ActiveFacts group={active} /> : saved ? <IdleFacts definition={saved} /> : null}
      <LastRunLine ending={ending} withOutcome={false} />
      {(saved?.tags ?? []).map((tag) => (
        <span key={tag} className={css['tag']} dir="auto">
          {tag}
        </span>
      ))}
    </div>
  );
}

/** What it runs with: what was given for this run only counts more than what is saved. */
function inputsOf(definition: DefinitionView | undefined, active: GroupView | undefined): string {
  return inputWords({ ...definition?.definition.routineConfig, ...active?.overrides?.routineConfig });
}

function Routine({ name, inputs }: { name: string; inputs: string }) {
  return (
    <bdi className={css['routine']} title={inputs}>
      {name === '' ? t('No routine chosen') : <RoutineLink name={name} />}
      {inputs === '' ? null : <span className={css['inputs']}>{inputs}</span>}
    </bdi>
  );
}

function ActiveFacts({ group }: { group: GroupView }) {
  const bots = useView((state) => state.botsOfGroup[group.orchestrationId] ?? NO_BOTS);
  const live = bots.filter((bot) => !isTerminalBot(bot.state) && bot.state !== 'queued').length;
  const doing = groupDoing(group, bots, useHolders(group));
  const next = group.state === 'launching' ? group.nextStartAt : null;
  return (
    <>
      <span>
        <Phrase
          text={t('<b>{live, number}</b> of {count, plural, one {# bot} other {# bots}}', {
            live,
            count: group.requestedBots,
          })}
        />
      </span>
      <Metrics group={group} />
      {group.accounts === null ? null : <PoolFacts progress={group.accounts} />}
      <span className={css['doing']} title={doing}>
        {doing}
      </span>
      {next === null ? null : (
        <span>
          <Phrase text={t('next bot in <time/>')} parts={{ time: <Countdown due={next} /> }} />
        </span>
      )}
    </>
  );
}

function PoolFacts({ progress }: { progress: PoolProgress }) {
  return (
    <span title={t('Pool “{name}”: {tally}', { name: progress.poolName, tally: poolTally(progress) })}>
      <Phrase text={poolLeft(progress)} />
    </span>
  );
}

function IdleFacts({ definition }: { definition: DefinitionView['definition'] }) {
  const { requestedBotCount, availableInstances, loop, accountPoolName } = definition;
  const instances = new Set(availableInstances).size;
  return (
    <>
      <span>
        <Phrase
          text={t(
            '{bots, plural, one {<b>#</b> bot} other {<b>#</b> bots}} on {instances, plural, one {<b>#</b> instance} other {<b>#</b> instances}}',
            { bots: requestedBotCount, instances },
          )}
        />
      </span>
      <span>{loopWords(loop)}</span>
      {accountPoolName === null ? null : <PoolFact name={accountPoolName} />}
    </>
  );
}

function Metrics({ group: { iterations, restarts, failures } }: { group: GroupView }) {
  const texts = [
    t('{count, plural, one {<b>#</b> iteration} other {<b>#</b> iterations}}', { count: iterations }),
    t('{count, plural, one {<b>#</b> restart} other {<b>#</b> restarts}}', { count: restarts }),
    failures > 0
      ? t('{count, plural, one {<b>#</b> failure} other {<b>#</b> failures}}', { count: failures })
      : '',
  ];
  return texts.map((text, index) =>
    text === '' ? null : (
      <span key={index}>
        <Phrase text={text} />
      </span>
    ),
  );
}
