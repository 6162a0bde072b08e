import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { groupOn, LONG_WAIT } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import type { BotFrame, BotVariable } from '../../shared/contract/bots';
import type { BotId, OrchestrationId } from '../../shared/ids';
import type { RunEvent } from '../../shared/run-event';

const COUNTING = `
inputs: { who: { type: text, default: nobody } }
steps:
  - set: { count: 0 }
  - repeat:
      times: 400
      steps:
        - set: { count: 1 }
        - set: { count: 2 }
        - wait: 5ms
  - set: { done: true }
  - wait: 10m
`;
const LOOKING = `
steps:
  - repeat:
      times: 1000
      steps:
        - if: { pixel: { x: 1, y: 1, color: '#010203' } }
          then:
            - log: seen
        - wait: 20ms
`;

let rig: HostRig;
const offs: (() => void)[] = [];

beforeAll(async () => {
  rig = await openHostRig({ devices: 3 });
  await rig.saveRoutine('counting', COUNTING);
  await rig.saveRoutine('looking', LOOKING);
  await rig.saveRoutine('long-wait', LONG_WAIT);
});
afterEach(async () => {
  for (const off of offs.splice(0)) off();
  await rig.client.call('groups.stopAll', { mode: 'now' });
});
afterAll(() => rig.close());

/** What a stream has told so far; `told` resolves when a condition holds for it. */
function follow<T>(open: (take: (entries: readonly T[]) => void) => () => void) {
  const entries: T[] = [];
  const times: number[] = [];
  const waiting = new Set<() => void>();
  const off = open((more) => {
    entries.push(...more);
    times.push(performance.now());
    for (const check of [...waiting]) check();
  });
  offs.push(off);
  const told = (condition: (all: readonly T[]) => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!condition(entries)) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  return { entries, times, told, off };
}

type Bot = { readonly orchestrationId: OrchestrationId; readonly botId: BotId };

const followVariables = (bot: Bot) =>
  follow<BotVariable[]>((take) =>
    rig.client.subscribe('botVariables', bot, { snapshot: (list) => take([list]), patches: take }),
  );
const followFrames = (bot: Bot) =>
  follow<BotFrame | null>((take) =>
    rig.client.subscribe('botFrame', bot, { snapshot: (frame) => take([frame]), patches: take }),
  );
const valueOf = (list: readonly BotVariable[] | undefined, name: string) =>
  list?.find((variable) => variable.name === name)?.value;

async function startBots(routine: string, count = 1, config = {}): Promise<Bot[]> {
  const orchestrationId = await rig.start(
    await rig.saveDefinition({ ...groupOn(routine, count), routineConfig: config }),
  );
  return Array.from({ length: count }, (_, index) => ({
    orchestrationId,
    botId: `${orchestrationId}/${String(index + 1)}` as BotId,
  }));
}

describe('variables of a bot', () => {
  it('come as they change, a few times a second, from before the bot was there', async () => {
    const [bot] = await startBots('counting', 1, { who: 'me' });
    if (!bot) throw new Error('no bot');
    const seen = followVariables(bot);
    await seen.told((lists) => valueOf(lists.at(-1), 'done') === 'true');
    const last = seen.entries.at(-1);
    expect(last).toEqual([
      { name: 'who', scope: 'input', value: 'me' },
      { name: 'count', scope: 'iteration', value: '2' },
      { name: 'done', scope: 'iteration', value: 'true' },
    ]);
    expect(seen.entries.length).toBeGreaterThan(2);
    const seconds = ((seen.times.at(-1) ?? 0) - (seen.times[0] ?? 0)) / 1_000;
    expect(seen.times.length).toBeLessThanOrEqual(seconds * 4 + 2);
  });

  it('stay after the bot was stopped, and are there for who looks then', async () => {
    const [bot] = await startBots('counting');
    if (!bot) throw new Error('no bot');
    const seen = followVariables(bot);
    await seen.told((lists) => valueOf(lists.at(-1), 'count') !== undefined);
    await rig.client.call('groups.stop', { orchestrationId: bot.orchestrationId, mode: 'now' });
    await rig.until((view) => view.groups[bot.orchestrationId]?.state === 'stopped');
    const later = followVariables(bot);
    await later.told((lists) => lists.length > 0);
    expect(valueOf(later.entries[0], 'who')).toBe('nobody');
  });

  it('of a bot nobody knows are none', async () => {
    const [bot] = await startBots('long-wait');
    if (!bot) throw new Error('no bot');
    const seen = followVariables({ ...bot, botId: `${bot.orchestrationId}/99` as BotId });
    await seen.told((lists) => lists.length > 0);
    expect(seen.entries).toEqual([[]]);
  });
});

describe('frames of a bot', () => {
  it('are those it took itself, at most one a second, and the last one stays when it ends', async () => {
    const [bot] = await startBots('looking');
    if (!bot) throw new Error('no bot');
    const seen = followFrames(bot);
    await seen.told((frames) => frames.filter((frame) => frame !== null).length >= 3);
    expect(seen.entries[0]).toBeNull();
    const frame = seen.entries.at(-1);
    const { width, height } = await sharp(Buffer.from(frame?.png ?? '', 'base64')).metadata();
    expect([width, height]).toEqual([frame?.width, frame?.height]);
    const [, first = 0, second = 0, third = 0] = seen.times;
    // Timers may be a few milliseconds early.
    expect(Math.min(second - first, third - second)).toBeGreaterThan(900);
    await rig.client.call('groups.stop', { orchestrationId: bot.orchestrationId, mode: 'now' });
    await rig.until((view) => view.groups[bot.orchestrationId]?.state === 'stopped');
    const before = seen.entries.length;
    const [other] = await startBots('looking');
    if (!other) throw new Error('no bot');
    const otherSeen = followFrames(other);
    await otherSeen.told((frames) => frames.length >= 3);
    // At most the one that waited; nothing of the bot that has the instance now.
    expect(seen.entries.length).toBeLessThanOrEqual(before + 1);
  });
});

describe('events of one bot and milestones', () => {
  const followEvents = (input: Parameters<typeof rig.client.subscribe<'events'>>[1]) =>
    follow<RunEvent>((take) => rig.client.subscribe('events', input, { snapshot: take, patches: take }));

  it('are only those asked for, in the snapshot and after it', async () => {
    const bots = await startBots('looking', 2);
    const [, second] = bots;
    if (!second) throw new Error('no bot');
    const ofSecond = followEvents({ orchestrationId: second.orchestrationId, botId: second.botId });
    const milestones = followEvents({ orchestrationId: second.orchestrationId, detail: 'milestones' });
    await ofSecond.told((events) => events.filter(({ type }) => type === 'bot.step').length > 20);
    await rig.client.call('groups.stop', { orchestrationId: second.orchestrationId, mode: 'now' });
    await milestones.told((events) => events.some(({ type }) => type === 'group.ended'));
    expect(ofSecond.entries.every((event) => 'botId' in event && event.botId === second.botId)).toBe(true);
    const types = new Set(milestones.entries.map(({ type }) => type));
    expect([...types]).toEqual(expect.arrayContaining(['group.state', 'bot.state', 'bot.iteration']));
    expect(types.has('bot.step')).toBe(false);
  });
});
