import type { Page } from '@playwright/test';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenDialog } from '../src/renderer/state/ui-store';
import { button, cardOf, expect, type Host } from './host';

/** A world in which every dialog can be opened: one group runs, one wants its instance, one is at rest, one file broke. */
export async function writeWorld(host: Host): Promise<void> {
  await host.writeRoutine(
    'slow',
    'inputs:\n  rounds: { type: integer, default: 3 }\nsteps:\n  - wait: 300ms\n    name: Wait a little\n',
  );
  await host.writeGroup('daily.json', { name: 'Running', tags: ['qa'] });
  await host.writeGroup('late.json', {
    id: '019b0000-0000-7000-8000-000000000002',
    name: 'Late',
    launchOptions: { onConflict: 'ask' },
  });
  await host.writeGroup('rest.json', {
    id: '019b0000-0000-7000-8000-000000000003',
    name: 'At rest',
    tags: ['qa', 'night'],
    description: 'Nothing runs here',
  });
  for (const file of ['claim.png', 'claim.yaml'])
    await cp(join('templates', 'demo', file), join(host.folder, 'templates', 'demo', file));
  await host.writePool('testers.json', { name: 'Testers', description: 'For everybody' });
  await host.writeGroup('broken.json', { id: '019b0000-0000-7000-8000-000000000004', name: 'Broken' });
}

/** Breaks the file that was readable, starts the first group. */
export async function setTheWorldGoing(host: Host, page: Page): Promise<void> {
  await expect(cardOf(page, 'Broken')).toBeVisible();
  await writeFile(join(host.folder, 'orchestration_groups', 'broken.json'), '{ "name": "Brok');
  await button(cardOf(page, 'Running'), 'Start').first().click();
  await expect(button(cardOf(page, 'Running'), 'Stop').first()).toBeVisible();
  await expect(restorePrevious(page)).toBeVisible();
}

const restorePrevious = (page: Page) =>
  page.getByRole('button', { name: 'Restore the previous version of broken.json' });
const ofCard = (name: string, entry: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: `More actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: entry }).click();
};
const fromStart = (entry: RegExp) => async (page: Page) => {
  await cardOf(page, 'At rest')
    .getByRole('button', { name: /^More ways to start/ })
    .click();
  await page.getByRole('menuitem', { name: entry }).click();
};
const command = (words: string) => async (page: Page) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(words);
  await page.keyboard.press('Enter');
};
const onChosen = (words: string) => async (page: Page) => {
  await page.getByRole('checkbox', { name: 'Select At rest' }).check();
  await page.getByRole('toolbar', { name: 'Chosen groups' }).getByRole('button', { name: words }).click();
};
const instances = async (page: Page): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: 'Instances' }).click();
};
const pools = async (page: Page): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: 'Pools' }).click();
};
const routines = async (page: Page): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: 'Routines' }).click();
};
const ofRoutine = (entry: RegExp) => async (page: Page) => {
  await routines(page);
  await page.getByRole('treeitem', { name: /^slow/ }).click();
  await page.getByRole('button', { name: 'More actions for routine slow' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
};
const templates = async (page: Page): Promise<void> => {
  await page.getByRole('navigation').getByRole('button', { name: 'Templates' }).click();
};
const ofTemplateShown = async (page: Page): Promise<void> => {
  await templates(page);
  await page.getByRole('option', { name: /claim/ }).click();
};
const ofTemplate = (entry: RegExp) => async (page: Page) => {
  await ofTemplateShown(page);
  await page.getByRole('button', { name: 'More actions for template demo/claim' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
};
/** Makes an account with nothing but a key, and leaves its drawer; the page of accounts is shown. */
export async function makeAccount(page: Page, key: string): Promise<void> {
  await onAccounts(page, 'New account');
  await page.getByRole('textbox', { name: 'Key', exact: true }).fill(key);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('region', { name: 'Uses' }).waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function onAccounts(page: Page, words: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Accounts' }).click();
  await page.getByRole('main').getByRole('button', { name: words, exact: true }).click();
}

const ofInstance = (entry: RegExp) => async (page: Page) => {
  await instances(page);
  await page.getByRole('button', { name: 'More actions for sim:4', exact: true }).click();
  await page.getByRole('menuitem', { name: entry }).click();
};
const onInstances = (words: string) => async (page: Page) => {
  await instances(page);
  await page.getByRole('button', { name: words }).click();
};

/** How a person opens each dialog. A kind without a row does not compile: what has no row here is not looked at. */
export const DIALOG_OPENERS: Readonly<Record<OpenDialog['kind'], (page: Page) => Promise<void>>> = {
  newDefinition: (page) => page.keyboard.press('n'),
  editDefinition: (page) => button(cardOf(page, 'At rest'), 'Edit').click(),
  startWithChanges: fromStart(/^Start with changes/),
  dryRun: fromStart(/^Dry run/),
  deleteDefinition: ofCard('Running', /^Delete/),
  conflict: (page) => button(cardOf(page, 'Late'), 'Start').first().click(),
  export: ofCard('At rest', /^Export/),
  history: ofCard('At rest', /^History/),
  saveAsTemplate: ofCard('At rest', /^Save as template/),
  import: (page) => page.getByRole('button', { name: 'Import', exact: true }).click(),
  trash: command('Trash'),
  newFromTemplate: command('New group from a template'),
  deleteMany: onChosen('Delete the chosen groups'),
  tagMany: onChosen('Tag the chosen groups'),
  restorePrevious: (page) => restorePrevious(page).click(),
  stopAll: (page) =>
    page
      .getByRole('contentinfo')
      .getByRole('button', { name: /^Stop all/ })
      .click(),
  shortcuts: (page) => page.keyboard.press('?'),
  palette: (page) => page.keyboard.press('Control+k'),
  connectAddress: onInstances('Connect address'),
  simulator: command('simulated emulators'),
  renameInstance: ofInstance(/^Rename/),
  screenshot: onInstances('Screenshot of sim:4'),
  account: (page) => onAccounts(page, 'New account'),
  importAccounts: (page) => onAccounts(page, 'Import accounts'),
  exportAccounts: command('Export accounts'),
  accountFields: command('Fields of accounts'),
  accountSecrets: command('Secrets of accounts'),
  changeAccounts: async (page) => {
    await makeAccount(page, 'opener-1');
    await page.getByRole('checkbox', { name: 'Choose opener-1' }).check();
    await page.getByRole('button', { name: 'Set the status of the chosen accounts' }).click();
  },
  saveAccountView: async (page) => {
    await makeAccount(page, 'opener-2');
    await page.getByRole('button', { name: 'Save view…' }).click();
  },
  importSettings: async (page) => {
    await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('main').getByRole('searchbox').fill('import');
    const file = {
      name: 'settings.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"theme":"dark"}'),
    };
    await page.getByLabel('File with settings').setInputFiles(file);
  },
  newPool: async (page) => {
    await pools(page);
    await page.getByRole('main').getByRole('button', { name: 'New pool' }).click();
  },
  editPool: async (page) => {
    await pools(page);
    await page.getByRole('button', { name: 'Testers', exact: true }).click();
  },
  testPool: async (page) => {
    await pools(page);
    await page.getByRole('button', { name: 'Test pool Testers' }).click();
  },
  newRoutine: async (page) => {
    await routines(page);
    await page.getByRole('main').getByRole('button', { name: 'New routine' }).click();
  },
  importRoutines: async (page) => {
    await routines(page);
    await page.getByRole('main').getByRole('button', { name: 'Import routines' }).click();
  },
  renameRoutine: ofRoutine(/^Rename/),
  deleteRoutine: ofRoutine(/^Delete/),
  cutTemplate: async (page) => {
    await templates(page);
    await page.getByRole('button', { name: 'Cut a template from a screen' }).click();
  },
  tryTemplate: async (page) => {
    await ofTemplateShown(page);
    await page.getByRole('button', { name: /^Try template .*claim/ }).click();
  },
  changeTemplate: ofTemplate(/^Change/),
  renameTemplate: ofTemplate(/^Rename/),
  addTemplates: async (page) => {
    await templates(page);
    const files = ['claim.png', 'spin.png'].map((name) => join('templates', 'demo', name));
    await page.locator('input[type="file"][aria-label="From a picture…"]').setInputFiles(files);
  },
  deleteTemplate: ofTemplate(/^Delete/),
  // Last: a simulated instance can be forgotten only when its simulator is off, and that only when none is in use.
  forgetInstance: async (page) => {
    await button(cardOf(page, 'Running'), 'Stop').first().click();
    await expect(cardOf(page, 'Running')).toContainText('Stopped');
    await onInstances('Stop simulator')(page);
    await page.getByRole('button', { name: 'not seen: details of sim:4' }).waitFor();
    await ofInstance(/^Forget/)(page);
  },
};
