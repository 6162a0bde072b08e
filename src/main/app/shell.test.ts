import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../shared/run-event';
import { BotId, OrchestrationId } from '../../shared/ids';
import { InstanceRef } from '../../shared/instance-reference';
import { VERBS } from '../../shared/verbs';
import { knownLink } from './known-link';
import { menuTemplate } from './menu-template';
import { noticeOf } from './notices';
import { filesIn } from './open-files';
import { trayTemplate, trayTip } from './tray-template';

const base = { seq: 1, at: '2026-11-21T10:00:00.000Z', orchestrationId: OrchestrationId.parse('run-1') };
const bot = (number: number, state: 'completed' | 'failed') => ({
  ...{
    botId: BotId.parse(`run-1/${String(number)}`),
    ref: InstanceRef.parse(`sim:${String(number)}`),
    state,
  },
  ...{ iterations: 2, failures: state === 'failed' ? 3 : 0 },
});
const ended = (outcome: 'completed' | 'failed' | 'stopped', failed = 0): RunEvent => ({
  ...base,
  ...{ type: 'group.ended', outcome, failure: null },
  bots: [bot(1, failed > 0 ? 'failed' : 'completed'), bot(2, failed > 1 ? 'failed' : 'completed')],
});
const all = { notifyGroupEnd: 'always', notifyBotTrouble: true } as const;
const trouble = { notifyGroupEnd: 'trouble', notifyBotTrouble: true } as const;
const never = { notifyGroupEnd: 'never', notifyBotTrouble: false } as const;

describe('notifications', () => {
  it.each([
    ['a good end, always', ended('completed'), all, '“Farm” is done: 2 bots, 4 iterations'],
    ['a good end, on trouble', ended('completed'), trouble, null],
    ['an end with a failed bot', ended('completed', 1), trouble, '“Farm” is done: 1 of 2 bots failed'],
    ['a failed group', ended('failed', 2), trouble, '“Farm” failed: '],
    ['a failed group, never', ended('failed', 2), never, null],
    ['a group somebody stopped', ended('stopped'), all, null],
  ])('%s', (_name, event, settings, expected) => {
    const notice = noticeOf(event, 'Farm', settings);
    expect(notice && `${notice.title}: ${notice.body}`).toBe(expected);
  });

  it('tell what a routine says, and from where', () => {
    const said = (title: string): RunEvent => ({
      ...base,
      ...{ type: 'bot.notice', botId: bot(1, 'failed').botId, ref: bot(1, 'failed').ref },
      ...{ level: 'warn', title, text: 'a code' },
    });
    expect(noticeOf(said('A person is needed'), 'Farm', trouble)).toEqual({
      title: 'A person is needed',
      body: 'a code\nFarm, sim:1',
    });
    expect(noticeOf(said(''), 'Farm', trouble)?.title).toBe('Farm');
    expect(noticeOf(said('A'), 'Farm', never)).toBeNull();
  });

  it('tell of a bot that gave up, not of one that tries again', () => {
    const state = (to: 'failed' | 'retryWait'): RunEvent => ({
      ...base,
      ...{ type: 'bot.state', botId: bot(1, 'failed').botId, ref: bot(1, 'failed').ref, from: 'running', to },
      pauseReasons: [],
    });
    expect(noticeOf(state('failed'), 'Farm', trouble)?.body).toContain('sim:1');
    expect(noticeOf(state('retryWait'), 'Farm', trouble)).toBeNull();
    expect(noticeOf(state('failed'), 'Farm', never)).toBeNull();
  });
});

describe('the application menu', () => {
  const chosen: string[] = [];
  const template = menuTemplate((verb) => chosen.push(verb), 'linux', true);
  const items = template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));

  it('has every verb once, and each asks for itself', () => {
    const ids = items.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect([...ids].sort()).toEqual(VERBS.map(({ id }) => id).sort());
    for (const { id, click } of items)
      if (id !== undefined) click?.(undefined as never, undefined, undefined as never);
    expect(chosen).toEqual(ids);
  });

  it('takes no single letter from somebody who types', () => {
    for (const { id, accelerator, registerAccelerator } of items)
      if (id !== undefined && accelerator !== undefined)
        expect([id, registerAccelerator]).toEqual([id, false]);
  });

  it('shows no single letter on macOS, which would take it', () => {
    const mac = menuTemplate(() => undefined, 'darwin', true);
    const keys = mac
      .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
      .map(({ accelerator }) => accelerator);
    expect(keys.filter((key) => typeof key === 'string' && key.length === 1)).toEqual([]);
    expect(keys).toContain('CmdOrCtrl+N');
  });

  it('has the developer’s tools only where it is not packaged', () => {
    const roles = (packaged: boolean): unknown[] =>
      menuTemplate(() => undefined, 'linux', packaged).flatMap(({ submenu }) =>
        Array.isArray(submenu) ? submenu.map(({ role }) => role) : [],
      );
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(false)).toContain('toggleDevTools');
  });

  it('gives no key twice', () => {
    const keys = VERBS.flatMap(({ key, accelerator }) => [key, accelerator]).filter((key) => key !== null);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('the tray', () => {
  const verbs = { onOpen: () => undefined, onStopAll: () => undefined, onQuit: () => undefined };
  const groups = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      orchestrationId: String(index),
      name: `R&D ${String(index)}`,
    }));

  it('says how many groups run, and offers to stop them', () => {
    expect(trayTip(1)).toBe('Muster: 1 group is running');
    const labels = trayTemplate(groups(12), verbs).map(({ label }) => label);
    expect(labels).toContain('R&&D 0');
    expect(labels).toContain('and 2 more');
    expect(labels.at(-1)).toBe('Stop all groups and quit');
    const idle = trayTemplate([], verbs);
    expect(idle.find(({ label }) => label === 'Stop all groups')?.enabled).toBe(false);
    expect(idle.at(-1)?.label).toBe('Quit Muster');
  });
});

describe('a name that turns its letters around or looks like markup', () => {
  const name = '\u202E<b>gnp.exe</b> & {x}';

  it('leaves the words of notifications and the lines of the tray alone', () => {
    const notice = noticeOf(ended('failed', 2), name, trouble);
    expect(notice?.title).toBe('“<b>gnp.exe</b> & {x}” failed');
    const verbs = { onOpen: () => undefined, onStopAll: () => undefined, onQuit: () => undefined };
    const lines = trayTemplate([{ orchestrationId: 'run-1', name }], verbs).map(({ label }) => label);
    expect(lines.filter((label) => label?.includes('gnp'))).toEqual([name.replace('&', '&&')]);
  });
});

describe('files on the command line', () => {
  it('are group files alone, no option and no value of one', () => {
    const argv = [
      'muster',
      '--data',
      '/x/data.json',
      'a.muster',
      '-v',
      '/b/c.JSON',
      '.',
      'd.txt',
      '--simulate',
      '4',
    ];
    expect(filesIn(argv, '/home/me')).toEqual(['/home/me/a.muster', '/b/c.JSON']);
  });
});

describe('links out of the window', () => {
  it.each([
    ['https://github.com/x/y', true],
    ['http://github.com/x', false],
    ['https://github.com.evil.example/', false],
    ['https://me:pw@github.com/', false],
    ['https://github.com:8443/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['not an address', false],
  ])('%s: %s', (address, expected) => {
    expect(knownLink(address) !== null).toBe(expected);
  });
});
