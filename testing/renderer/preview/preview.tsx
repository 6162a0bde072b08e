import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../../../src/renderer/app/theme.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { mountWindow } from '../../../src/renderer/app/mount-window';
import { createUiStore, type Page } from '../../../src/renderer/state/ui-store';
import { LanguageSetting, Settings, Theme } from '../../../src/shared/contract/host';
import { RunEvent } from '../../../src/shared/run-event';
import { createScriptedLink, type ScriptedLink } from '../scripted-link';
import { ago } from '../view-fixtures';
import { answerPools } from './pool-scenes';
import { SCENES } from './scenes';

z.config({ jitless: true });

/** The window without a host: `?scene=seven&theme=dark&page=instances`. The link is at `window.preview` for a test to script. */
declare global {
  interface Window {
    preview: ScriptedLink;
  }
}

const query = new URLSearchParams(location.search);
const theme = Theme.catch('light').parse(query.get('theme'));
const scene = Object.entries(SCENES).find(([name]) => name === query.get('scene'))?.[1] ?? SCENES.seven;

const PAGES: readonly Page[] = ['instances', 'accounts', 'pools'];
const page = PAGES.find((name) => name === query.get('page')) ?? 'orchestration';
const language = LanguageSetting.catch('system').parse(query.get('language'));

const bot = { orchestrationId: 'run-daily', botId: 'run-daily/1', ref: 'sim:1' };
const failure = { class: 'device', code: 'device_gone', detail: { ref: 'sim:1' } };
const events = RunEvent.array().parse([
  {
    seq: 1,
    at: ago(60_000),
    orchestrationId: 'run-daily',
    type: 'group.state',
    from: null,
    to: 'validating',
    stopMode: null,
  },
  {
    seq: 2,
    at: ago(58_000),
    orchestrationId: 'run-daily',
    type: 'instance.lease',
    ref: 'sim:1',
    change: 'reserved',
    reason: null,
  },
  {
    seq: 3,
    at: ago(50_000),
    ...bot,
    type: 'bot.step',
    path: '1',
    label: 'launch app',
    index: 1,
    total: 9,
    phase: 'finished',
    elapsedMs: 812,
  },
  { seq: 4, at: ago(40_000), ...bot, type: 'bot.failure', failure },
  {
    seq: 5,
    at: ago(39_000),
    ...bot,
    type: 'bot.retry',
    attempt: 1,
    maxRetries: 5,
    delayMs: 10_000,
    dueAt: ago(0),
    cause: failure,
  },
  { seq: 6, at: ago(10_000), ...bot, type: 'bot.iteration', iteration: 2, phase: 'completed' },
]);

const link = createScriptedLink(scene(), events);
link.open('settings', () => Settings.parse({ theme, language }));
link.answer('groups.start', () => ({
  ok: false,
  error: {
    code: 'instance_conflict',
    conflicts: Object.values(scene().instances).flatMap(({ ref, holder }) =>
      holder === null ? [] : [{ ref, holder }],
    ),
  },
}));
link.answer('instances.screenshot', () => ({ ok: true, value: drawScreen() }));
if (query.get('scene') === 'pools') answerPools(link);
window.preview = link;
const root = document.getElementById('root');
if (root) createRoot(root).render(mountWindow(link, createUiStore({ page })));

/** A picture as a phone would send it. */
function drawScreen(): { width: number; height: number; png: string } {
  const canvas = Object.assign(document.createElement('canvas'), { width: 720, height: 1280 });
  const paint = canvas.getContext('2d');
  if (paint) {
    paint.fillStyle = '#2b4ac7';
    paint.fillRect(0, 0, 720, 1280);
    paint.fillStyle = '#fff';
    paint.font = '72px sans-serif';
    paint.fillText('Home', 260, 640);
  }
  return { width: 720, height: 1280, png: canvas.toDataURL('image/png').split(',')[1] ?? '' };
}
