import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../../../src/renderer/app/theme.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { mountWindow } from '../../../src/renderer/app/mount-window';
import { Settings, Theme } from '../../../src/shared/contract/host';
import { createScriptedLink } from '../scripted-link';
import { loadScene, patchesAt } from './load-scene';

z.config({ jitless: true });

/* The window under load, for measurements: `?groups=200&bots=500`. `window.load` starts and stops the stream. */

declare global {
  interface Window {
    load: { start(): void; stop(): void; batches(): number };
  }
}

/** The host sends at most one batch in this time. */
const BATCH_MS = 50;

const query = new URLSearchParams(location.search);
const count = (name: string): number => Number(query.get(name) ?? 200);
const scene = loadScene({ groups: count('groups'), bots: count('bots') });
const link = createScriptedLink(scene);
link.open('settings', () => Settings.parse({ theme: Theme.catch('light').parse(query.get('theme')) }));

let timer: ReturnType<typeof setInterval> | undefined;
let batches = 0;
window.load = {
  start: () => {
    timer = setInterval(() => {
      batches += 1;
      link.push(...patchesAt(scene, batches));
    }, BATCH_MS);
  },
  stop: () => {
    clearInterval(timer);
  },
  batches: () => batches,
};
const root = document.getElementById('root');
if (root) createRoot(root).render(mountWindow(link));
