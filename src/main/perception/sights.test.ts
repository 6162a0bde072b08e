import { describe, expect, it } from 'vitest';
import { formatInstanceRef } from '../../shared/instance-reference';
import type { Frame } from '../../shared/frame';
import type { MatchOptions, MatchResult } from '../vision/matcher/match-result';
import type { Matcher } from '../vision/matcher/matcher';
import type { PreparedTemplate } from '../vision/matcher/prepared-template';
import { createSights, reachableMatcher } from './sights';

const nothing: MatchResult = { best: null, runnerUp: null, all: null, usedFallback: false, survivors: 0 };
const options: MatchOptions = { threshold: 0.8 };

/** What a matcher is asked, and what is said before; nothing is compared. */
function open() {
  const log: string[] = [];
  const view: Matcher['view'] = (frame) => ({
    frame,
    match: () => {
      log.push('match');
      return Promise.resolve(nothing);
    },
  });
  const matcher: Matcher = { memoryBytes: 0, view, match: (frame, ...ask) => view(frame).match(...ask) };
  const turns = {
    breathe: () => Promise.resolve(void log.push('breathe')),
    busy: (forMs: number) => void log.push(`busy ${String(forMs)}`),
  };
  const missing = (): never => {
    throw new Error('not asked');
  };
  const parts = { text: { read: missing }, templates: { take: missing }, treeOf: missing };
  const sightOf = createSights({ ...parts, matcher: () => matcher, turns });
  const viewOf = (width: number, height: number) => {
    const frame: Frame = { width, height, pixels: new Uint8Array(0) };
    return sightOf(formatInstanceRef('sim', '1'), frame).view();
  };
  return { log, viewOf, matcher, turns };
}

/** A template as far as anything here looks at it. */
const inChannels = (channels: number): PreparedTemplate => ({ channels }) as unknown as PreparedTemplate;

describe('a thread that compares', () => {
  it('lets others in before each comparison', async () => {
    const { log, viewOf } = open();
    const view = viewOf(1280, 720);
    await view.match(inChannels(1), options);
    await view.match(inChannels(1), options);
    expect(log).toEqual(['breathe', 'match', 'breathe', 'match']);
  });

  it('says before a long one how long nothing may be heard of it: a full screen in colour, but not a part of it', async () => {
    const { log, viewOf } = open();
    const view = viewOf(3840, 2160);
    await view.match(inChannels(3), options);
    const region = { x: 0, y: 0, width: 300, height: 200 };
    await view.match(inChannels(3), { ...options, region });
    expect(log).toEqual(['breathe', 'busy 54766.4', 'match', 'breathe', 'match']);
  });

  it('does so for single questions too', async () => {
    const { log, matcher, turns } = open();
    const frame: Frame = { width: 1920, height: 1080, pixels: new Uint8Array(0) };
    await reachableMatcher(matcher, turns).match(frame, inChannels(1), options);
    expect(log).toEqual(['breathe', 'busy 9147.2', 'match']);
  });
});
