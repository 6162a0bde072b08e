import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock';
import { createMemoryLogger } from '../../../testing/memory-logger';
import type { BotFrame } from '../../shared/contract/bots';
import { BotId, OrchestrationId } from '../../shared/ids';
import { InstanceRef } from '../../shared/instance-reference';
import { queuedBot, type BotPhase } from '../domain/bot';
import { createFrameTaps } from '../perception/frame-taps';
import { openBotFrame } from './bot-frame';
import type { BotRunner } from './bot-runner';
import { createRunEvents } from './run-events';

const orchestrationId = OrchestrationId.parse('019b0000-0000-7000-8000-000000000001');
const botId = BotId.parse(`${orchestrationId}/1`);
const ref = InstanceRef.parse('sim:1');

/** The stream of one bot; frames are 2×1 pixels of one red, all in the same memory. */
function open(phase: BotPhase = 'running') {
  const clock = createFakeClock();
  const taps = createFrameTaps((error) => {
    throw error;
  });
  const events = createRunEvents(clock, () => undefined);
  const [startedMs, sinceMs] = [phase === 'queued' ? null : clock.now(), clock.now()];
  const bot = { botId, ref, state: { ...queuedBot(), phase }, startedMs, sinceMs };
  const sent: BotFrame[] = [];
  const pixels = new Uint8Array(8);
  const { close, snapshot } = openBotFrame(
    { orchestrationId, botId },
    { taps, events, clock, logger: createMemoryLogger(), botOf: () => bot as unknown as BotRunner },
    (frames) => sent.push(...frames),
  );
  let takenAt = clock.now();
  /** Each look is a moment after the one before, or as old as is said. */
  const look = (red: number, ageMs = 0): void => {
    takenAt = Math.max(takenAt + Number(ageMs === 0), clock.now());
    pixels.fill(red);
    taps.offer(ref, { width: 2, height: 1, pixels }, takenAt - ageMs);
    pixels.fill(0);
  };
  const redOf = async (index: number): Promise<number | undefined> =>
    (
      await sharp(Buffer.from(sent[index]?.png ?? '', 'base64'))
        .raw()
        .toBuffer()
    )[0];
  const isSent = (count: number): Promise<void> => vi.waitFor(() => expect(sent).toHaveLength(count));
  return { clock, bot, sent, look, redOf, isSent, close, snapshot };
}

describe('the frame of a bot', () => {
  it('is what it was when the bot looked, though its memory is used again', async () => {
    const { clock, look, redOf, isSent, sent, snapshot } = open();
    expect(snapshot).toBeNull();
    look(77);
    await clock.advance(0);
    await isSent(1);
    expect(sent[0]).toMatchObject({ width: 2, height: 1 });
    expect(await redOf(0)).toBe(77);
  });

  it('comes once a second, and the last one of many always comes', async () => {
    const { clock, look, redOf, isSent, sent } = open();
    look(1);
    await clock.advance(0);
    await isSent(1);
    for (const red of [10, 20, 30]) look(red);
    await clock.advance(999);
    expect(sent).toHaveLength(1);
    await clock.advance(1);
    await isSent(2);
    expect(await redOf(1)).toBe(30);
    await clock.advance(10_000);
    expect(sent).toHaveLength(2);
  });

  it.each(['completed', 'failed', 'stopped', 'queued'] as const)(
    'is no other bot’s: nothing comes while the bot is %s',
    async (phase) => {
      const { clock, look } = open(phase);
      look(1);
      await clock.advance(2_000);
      expect(clock.pending()).toBe(0);
    },
  );

  it('is the last one the bot has seen for who begins to watch later, once, with the time it was taken', async () => {
    const { clock, look, isSent, sent, redOf } = open();
    const began = clock.now();
    await clock.advance(60_000);
    look(7, 50_000);
    await clock.advance(0);
    await isSent(1);
    expect([sent[0]?.at, await redOf(0)]).toEqual([new Date(began + 10_000).toISOString(), 7]);
    // Again because somebody else watches as well, and an older one.
    look(8, 50_000);
    look(9, 55_000);
    await clock.advance(5_000);
    expect(sent).toHaveLength(1);
  });

  it('of a bot that has ended is the last one it took, and of another bot’s time none', async () => {
    const { clock, look, isSent, sent, redOf } = open('completed');
    look(1, 10_000);
    look(2);
    await clock.advance(5_000);
    expect(sent).toHaveLength(0);
    look(3, 5_000);
    await clock.advance(5_000);
    await isSent(1);
    expect(await redOf(0)).toBe(3);
  });

  it('leaves no timer and no watcher behind when nobody looks any more', async () => {
    const { clock, look, isSent, sent, close } = open();
    look(1);
    await clock.advance(0);
    await isSent(1);
    look(2);
    expect(clock.pending()).toBe(1);
    close();
    expect(clock.pending()).toBe(0);
    look(3);
    await clock.advance(5_000);
    expect(sent).toHaveLength(1);
    expect(clock.pending()).toBe(0);
  });
});
