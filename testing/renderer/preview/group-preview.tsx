import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../../../src/renderer/app/theme.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { mountWindow } from '../../../src/renderer/app/mount-window';
import { createUiStore } from '../../../src/renderer/state/ui-store';
import type { GroupTab } from '../../../src/renderer/state/ui-store';
import { Settings, Theme } from '../../../src/shared/contract/host';
import { BotId, DefinitionId } from '../../../src/shared/ids';
import { createScriptedLink } from '../scripted-link';
import { eventsOf, GROUP_SCENES } from './group-scenes';

z.config({ jitless: true });

/* The page of one group without a host: `?scene=sixty&theme=dark&tab=timeline&bot=3`. */

const query = new URLSearchParams(location.search);
const theme = Theme.catch('light').parse(query.get('theme'));
const snapshot = (GROUP_SCENES[query.get('scene') ?? 'six'] ?? GROUP_SCENES['six'])?.();
const TABS: readonly GroupTab[] = ['bots', 'events', 'timeline', 'definition'];
const tab = TABS.find((name) => name === query.get('tab')) ?? 'bots';
const bot = query.get('bot');
if (snapshot) {
  const events = eventsOf(snapshot);
  const botId = bot === null ? null : BotId.parse(`run-g/${bot}`);
  const link = createScriptedLink(
    snapshot,
    botId === null ? events : events.filter((event) => 'botId' in event && event.botId === botId),
  );
  link.open('settings', () => Settings.parse({ theme }));
  link.open('botVariables', () => [
    { name: 'rounds', scope: 'input', value: '3' },
    { name: 'mode', scope: 'input', value: 'fast' },
    { name: 'claimed', scope: 'iteration', value: 'true' },
    {
      name: 'last_message',
      scope: 'bot',
      value: 'You have received 250 coins and a very long sentence that does not fit',
    },
    { name: 'password', scope: 'bot', value: '••••••' },
    { name: 'best', scope: 'group', value: '' },
  ]);
  if (query.get('frame') !== 'none')
    link.open('botFrame', () => ({ at: new Date(Date.now() - 4_000).toISOString(), ...drawScreen() }));
  Object.assign(window, { preview: link });
  const root = document.getElementById('root');
  const group = { definitionId: DefinitionId.parse('g'), tab, botId };
  if (root) createRoot(root).render(mountWindow(link, createUiStore({ page: 'group', group })));
}

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
