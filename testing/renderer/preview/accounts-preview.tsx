import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../../../src/renderer/app/theme.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { mountWindow } from '../../../src/renderer/app/mount-window';
import { createUiStore, type UiStore } from '../../../src/renderer/state/ui-store';
import { Settings } from '../../../src/shared/contract/host';
import { ImportId } from '../../../src/shared/ids';
import { answerAccounts } from '../account-world';
import { createScriptedLink, type ScriptedLink } from '../scripted-link';
import { SCENES } from './scenes';

z.config({ jitless: true });

/* The page of accounts without a host: `?count=200&theme=dark&language=de`. */

declare global {
  interface Window {
    accounts: { link: ScriptedLink; uiStore: UiStore };
  }
}

const query = new URLSearchParams(location.search);
const link = createScriptedLink(SCENES.seven());
link.open('settings', () =>
  Settings.parse({ theme: query.get('theme') ?? 'light', language: query.get('language') ?? 'en' }),
);
const secrets = query.get('secrets');
answerAccounts(link, Number(query.get('count') ?? 200), {
  ...(secrets === null ? {} : { secrets: { state: secrets, openedBy: ['passphrase'], problem: null } }),
  ...(query.get('unusable') === null
    ? {}
    : { unusable: { file: '/home/ada/muster/.state/accounts.db', reason: 'file is not a database' } }),
});
link.answer('accountFiles.open', () => ({ ok: true, value: { importId: ImportId.parse('import-1') } }));
link.answer('accountFiles.preview', () => ({
  ok: true,
  value: {
    form: 'csv',
    sources: [{ name: 'testers.csv', rows: 12_400 }],
    columns: [
      {
        name: 'user',
        target: { kind: 'builtIn', name: 'key' },
        samples: ['ada@example.com', 'bob@example.com'],
      },
      {
        name: 'password',
        target: { kind: 'field', name: 'password', type: 'secret' },
        samples: ['••••', '••••'],
      },
      {
        name: 'Last login',
        target: { kind: 'field', name: 'Last_login', type: 'date' },
        samples: ['2026-11-20'],
      },
      { name: 'remark', target: null, samples: ['a remark that is rather long and does not fit', ''] },
    ],
    total: 12_400,
    fresh: 12_000,
    duplicates: 398,
    bad: 2,
    problems: [
      { source: 'testers.csv', line: 17, column: null, code: 'key_missing', value: '' },
      { source: 'testers.csv', line: 40, column: 'Last login', code: 'value_invalid', value: 'soon' },
    ],
  },
}));
const uiStore = createUiStore({ page: 'accounts' });
window.accounts = { link, uiStore };
const root = document.getElementById('root');
if (root) createRoot(root).render(mountWindow(link, uiStore));
