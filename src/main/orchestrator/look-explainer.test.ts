import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock';
import type { Frame } from '../../shared/frame';
import { InstanceRef } from '../../shared/instance-reference';
import { NOTHING_NEAR } from '../../shared/looked';
import { NOT_FOUND, type Recogniser } from '../../shared/recognition';
import type { Device } from '../devices/device';
import type { LookInVain } from '../routines/looks';
import { BotWhyNot } from './bot-why-not';
import { LookExplainer, type LookExplainerParts } from './look-explainer';

const ref = InstanceRef.parse('sim:1');
const never = new AbortController().signal;
const frame: Frame = { width: 2, height: 1, pixels: new Uint8Array(8) };
const image: Recogniser = { kind: 'image', template: 'gift', area: null, threshold: 0.9, all: false };

const ask = { ref, asks: [image], waitMs: 5_000 };

function world(lookMs = 100) {
  const clock = createFakeClock();
  const began: number[] = [];
  const eye: LookExplainerParts['eye'] = {
    seeOf: async (_device, asks, signal) => {
      began.push(clock.monotonic());
      await clock.sleep(lookMs, signal);
      const near = { ...NOTHING_NEAR, score: 0.5, wanted: 0.9, instead: ['hunter2'] };
      return { frame, seen: asks.map(() => ({ ...NOT_FOUND, nearest: near })) };
    },
    release: () => undefined,
  };
  const devicesAtWork = new Map([[ref, {} as Device]]);
  const explainer = new LookExplainer({ eye, devicesAtWork, clock });
  return { clock, began, explainer };
}

describe('looks that explain', () => {
  it('come one after the other, with rests; who would wait too long goes without', async () => {
    const { clock, began, explainer } = world(1_000);
    const ends = Array.from({ length: 12 }, () => explainer.see({ ...ask, waitMs: 3_000 }, never));
    await clock.advance(60_000);
    const answers = await Promise.all(ends);
    // Each takes 1 s and is followed by 1 s of rest; after 3 s nobody waits any more.
    expect(answers.map((answer) => answer !== null)).toEqual([
      true,
      true,
      ...answers.slice(2).map(() => false),
    ]);
    expect(began.map((at) => at - (began[0] ?? 0))).toEqual([0, 2_000]);
    const next = explainer.see(ask, never);
    await clock.advance(1_000);
    expect(await next).toMatchObject({ frame });
    expect(clock.pending()).toBeLessThanOrEqual(1);
  });

  it('end with the bot, and when they take too long, and then let the next begin', async () => {
    const { clock, explainer } = world(10_000);
    const stop = new AbortController();
    const stopped = explainer.see(ask, stop.signal);
    const waiting = explainer.see(ask, stop.signal);
    await clock.advance(500);
    stop.abort(new Error('stop'));
    await expect(stopped).rejects.toThrow('stop');
    await expect(waiting).rejects.toThrow('stop');
    await clock.advance(10_000);
    const late = explainer.see(ask, never);
    const rejected = expect(late).rejects.toThrow('too long');
    await clock.advance(6_000);
    await rejected;
  });

  it('of an instance no bot works on are none', async () => {
    expect(await world().explainer.see({ ...ask, ref: InstanceRef.parse('sim:2') }, never)).toBeNull();
  });
});

const inVain = (more: Partial<LookInVain> = {}): LookInVain => ({
  ...{ asks: [image], answers: [NOT_FOUND], routineName: 'a', atMs: 0, tookMs: 1 },
  ...{ step: '3', label: 'find image', isExpected: false, onPicture: null },
  hide: (text) => text.replaceAll('hunter2', '•••'),
  ...more,
});

describe('a bot that finds nothing', () => {
  function bot() {
    const { clock, explainer, began } = world();
    const events: unknown[] = [];
    const kept: string[] = [];
    const evidence = {
      saveScreenshot: (name: string) => {
        kept.push(name);
        return kept.length > 1
          ? Promise.reject(new Error('disk full'))
          : Promise.resolve(`run/1/${name}.png`);
      },
    };
    const whyNot = new BotWhyNot({ ref, explainer, evidence, clock, emit: (event) => events.push(event) });
    const explain = async (more: Partial<LookInVain> = {}) => {
      const explained = whyNot.explain(inVain(more), never);
      await clock.advance(1_000);
      return explained;
    };
    return { clock, explain, events, kept, began };
  }

  it('says why, without secrets, and keeps a picture', async () => {
    const { explain, events } = bot();
    const look = {
      screen: { width: 2, height: 1 },
      looked: [{ kind: 'image', what: 'gift', score: 0.5, instead: ['•••'] }],
      picture: 'run/1/not-found-3.png',
    };
    expect(await explain()).toMatchObject(look);
    expect(events).toMatchObject([{ type: 'bot.look', path: '3', label: 'find image', look }]);
  });

  it('says it of a step once in a while, more seldom where the routine goes on', async () => {
    const { clock, explain, began } = bot();
    await explain();
    expect(await explain()).toBeNull();
    await clock.advance(5_000);
    expect(await explain()).not.toBeNull();
    expect(await explain({ step: '4', isExpected: true })).not.toBeNull();
    await clock.advance(30_000);
    expect(await explain({ step: '4', isExpected: true })).toBeNull();
    await clock.advance(30_000);
    expect(await explain({ step: '4', isExpected: true })).not.toBeNull();
    expect(began).toHaveLength(4);
  });

  it('says it without a picture when none can be kept, and on the picture several steps share', async () => {
    const { explain, kept, began } = bot();
    await explain();
    expect(await explain({ step: '5' })).toMatchObject({ picture: null, screen: { width: 2, height: 1 } });
    const onPicture = () => Promise.resolve([{ ...NOT_FOUND, nearest: { ...NOTHING_NEAR, score: 0.7 } }]);
    expect(await explain({ step: '6', onPicture })).toMatchObject({
      ...{ screen: null, picture: null, looked: [{ score: 0.7 }] },
    });
    expect([kept.length, began.length]).toEqual([2, 2]);
  });
});
