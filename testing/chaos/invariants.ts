import { expect } from 'vitest';
import type { RunEvent } from '../../src/shared/run-event';
import type { ChaosResult } from './chaos-run';

/** A command that was sent before a stop may still arrive at the device this much later. */
const ON_ITS_WAY_MS = 100;

interface Interval {
  readonly orchestrationId: string;
  readonly ref: string;
  readonly fromMs: number;
  toMs: number;
}

/** 1. An instance has at most one lease, and nothing is held at the end. Answers who held what when. */
export function expectOneLeaseEach(events: readonly RunEvent[]): readonly Interval[] {
  const open = new Map<string, Interval>();
  const all: Interval[] = [];
  for (const event of events) {
    if (event.type !== 'instance.lease') continue;
    const atMs = Date.parse(event.at);
    if (event.change === 'reserved') {
      expect(open.get(event.ref), `${event.ref} was taken twice`).toBeUndefined();
      const interval = {
        orchestrationId: event.orchestrationId,
        ref: event.ref,
        fromMs: atMs,
        toMs: Infinity,
      };
      open.set(event.ref, interval);
      all.push(interval);
    }
    if (event.change === 'released' || event.change === 'skipped') close(open, event, atMs);
  }
  expect([...open.keys()]).toEqual([]);
  return all;
}

function close(
  open: Map<string, Interval>,
  event: { ref: string; orchestrationId: string },
  atMs: number,
): void {
  const interval = open.get(event.ref);
  // A candidate that was held by somebody else is skipped without ever having been reserved.
  if (interval?.orchestrationId !== event.orchestrationId) return;
  interval.toMs = atMs;
  open.delete(event.ref);
}

/** 4. No device is touched by a group that does not hold it, and none after `stopped`. Answers how many taps were judged. */
export function expectTapsUnderLease(
  { rig, columnOf, definitions, definitionOfRun }: ChaosResult,
  leases: readonly Interval[],
): number {
  const definitionOfColumn = new Map(
    definitions.map((definition, index) => [columnOf(index), definition.id]),
  );
  let judged = 0;
  for (const [index, serial] of rig.simulator.serials.entries()) {
    const ref = `sim:${String(index + 1)}`;
    for (const tap of rig.simulator.taps(serial)) {
      const atMs = rig.wallClockOf(serial, tap.atMs);
      const owner = definitionOfColumn.get(tap.x);
      const isHeld = leases.some(
        (lease) =>
          lease.ref === ref &&
          definitionOfRun.get(lease.orchestrationId) === owner &&
          atMs >= lease.fromMs - 5 &&
          atMs <= lease.toMs + ON_ITS_WAY_MS,
      );
      expect(
        isHeld,
        `${serial} was tapped at ${String(tap.x)} at ${new Date(atMs).toISOString()} by a group that did not hold it, ${lateness(leases, ref, atMs)}`,
      ).toBe(true);
      judged += 1;
    }
  }
  return judged;
}

/** 7. Events of a group have no gap, states of a bot follow each other, and nothing comes after the end. */
export function expectOrderedEvents(events: readonly RunEvent[]): void {
  const seqs = new Map<string, number>();
  const states = new Map<string, string>();
  const ended = new Set<string>();
  for (const event of events) {
    expect(event.seq).toBe((seqs.get(event.orchestrationId) ?? 0) + 1);
    seqs.set(event.orchestrationId, event.seq);
    expect(ended.has(event.orchestrationId), `${event.type} after the end`).toBe(false);
    if (event.type === 'group.ended') ended.add(event.orchestrationId);
    if (event.type !== 'bot.state') continue;
    expect(event.from).toBe(states.get(event.botId) ?? null);
    states.set(event.botId, event.to);
  }
  expect(ended.size).toBe(seqs.size);
}

/** No bug of ours was met on the way. */
export function expectNoBugs({ rig }: ChaosResult): void {
  const bugs = rig.log.facts.filter(({ level }) => level === 'error');
  expect(bugs).toEqual([]);
}

/** How long before a tap the last lease of its instance ended: tells a late arrival from a wrong device. */
function lateness(leases: readonly Interval[], ref: string, atMs: number): string {
  const ends = leases
    .filter((lease) => lease.ref === ref && lease.toMs <= atMs)
    .map((lease) => atMs - lease.toMs);
  return ends.length === 0
    ? 'no lease of it had ended before'
    : `${Math.min(...ends).toFixed(0)} ms after the last lease ended`;
}
