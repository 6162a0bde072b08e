import { Drawer } from '@mantine/core';
import { Phrase } from '../../../components/phrase';
import { t } from '../../../../shared/catalogue/translate';
import type { BotId } from '../../../../shared/ids';
import type { BotView, LastRun } from '../../../../shared/view';
import { Elapsed } from '../../../components/clocks';
import { Note } from '../../../components/note';
import { BotStatePill } from '../../../components/state-pills';
import { useHost, useUi, useView } from '../../../state/host-context';
import { BotControls } from './bot-controls';
import css from './bot-drawer.module.css';
import { BotFailureNote } from './bot-failure-note';
import { BotFacts } from './bot-facts';
import { BotLog } from './bot-log';
import { BotLooks } from './bot-looks';
import { BotSentries } from './bot-sentries';
import { BotScreen } from './bot-screen';
import { BotVariables } from './bot-variables';
import { useBotLooks } from './use-bot-looks';
import { useFocusBack } from './use-focus-back';

/** One bot from inside: what it does, what it sees, what it knows, what it did. Its streams are open only while this is. */
export function BotDrawer({ botId }: { botId: BotId }) {
  const { uiStore } = useHost();
  const bot = useView((state) => state.view?.bots[botId]);
  useFocusBack(botId);
  const close = (): void => {
    uiStore.setState(({ group }) => ({ group: group && { ...group, botId: null } }));
  };
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={620}
      title={bot ? <Title bot={bot} /> : t('This bot')}
      classNames={{
        content: css['content'] ?? '',
        header: css['header'] ?? '',
        title: css['titleBox'] ?? '',
        body: css['body'] ?? '',
      }}
      transitionProps={{ duration: 120 }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      {bot ? <Content bot={bot} /> : <Gone botId={botId} />}
    </Drawer>
  );
}

/** Why there is nothing to show of a bot. */
function Gone({ botId }: { botId: BotId }) {
  const definitionId = useUi((state) => state.group?.definitionId);
  const lastRun = useView((state) =>
    definitionId === undefined ? null : (state.view?.definitions[definitionId]?.lastRun ?? null),
  );
  return <Note tone="grey" title={t('This bot is no longer kept in view')} hint={whyGone(botId, lastRun)} />;
}

function whyGone(botId: BotId, lastRun: LastRun | null): string {
  if (lastRun === null || !botId.startsWith(`${lastRun.orchestrationId}/`))
    return t('Its run is over and newer runs have taken its place.');
  return lastRun.outcome === 'interrupted'
    ? t('Muster ended unexpectedly during its run. What it did until then is in the history.')
    : t('Muster was started again after its run. What it did is in the history.');
}

function Title({ bot }: { bot: BotView }) {
  const label = useView((state) => state.view?.instances[bot.ref]?.label ?? null);
  return (
    <span className={css['title']}>
      <bdi className={css['name']} title={bot.ref}>
        {label ?? bot.ref}
      </bdi>
      {label === null ? null : <bdi className={css['ref']}>{bot.ref}</bdi>}
      <BotStatePill state={bot.state} retry={bot.retry} />
      <span className={css['since']}>
        <Phrase text={t('for <time/>')} parts={{ time: <Elapsed since={bot.since} /> }} />
      </span>
    </span>
  );
}

function Content({ bot }: { bot: BotView }) {
  const { orchestrationId, botId, ref } = bot;
  const looks = useBotLooks(orchestrationId, botId);
  return (
    <>
      <BotControls bot={bot} />
      <BotFacts bot={bot} />
      <BotFailureNote bot={bot} />
      <BotSentries bot={bot} />
      <div className={css['inside']}>
        <BotScreen orchestrationId={orchestrationId} botId={botId} instance={ref} looks={looks} />
        <BotVariables orchestrationId={orchestrationId} botId={botId} />
      </div>
      {/* What failed says more of its last look. */}
      {bot.lastFailure?.look && bot.state !== 'running' ? null : <BotLooks look={looks.at(-1) ?? null} />}
      <BotLog orchestrationId={orchestrationId} botId={botId} name={ref} />
    </>
  );
}
