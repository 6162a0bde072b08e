import { describe, expect, test, vi } from 'vitest';
import type { OpenSession, TransportTraits } from './connection-session';

const MEGABYTE = 1_048_576;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A client that stops reading costs the host a bounded amount of memory and catches up when it reads again. */
export function describeSlowReader(open: OpenSession, traits: TransportTraits): void {
  describe('a slow reader', () => {
    test('gets the newest state of each entity, not every one in between', async () => {
      const { pair, client, host } = await open();
      const latest = new Map<string, number>();
      const pad = 'p'.repeat(65_536);
      let frames = 0;
      client.subscribe(
        'counters',
        {},
        {
          snapshot: () => undefined,
          patches: (patches) => {
            frames += 1;
            for (const { name, value } of patches) latest.set(name.slice(0, 2), value);
          },
        },
      );
      await vi.waitFor(() => expect(host.counters.listeners()).toBe(1));
      pair.holdBack();
      let most = 0;
      const rounds = 600;
      for (let round = 1; round <= rounds; round += 1) {
        host.counters.push({ name: `c${String(round % 4)}${pad}`, value: round });
        await host.clock.advance(50);
        most = Math.max(most, pair.unread());
      }
      // 600 rounds are 38 MiB; what the host keeps is the high-water mark and a frame.
      expect(most).toBeLessThan(4 * MEGABYTE);
      pair.letThrough();
      await vi.waitFor(async () => {
        await host.clock.advance(50);
        expect(Object.fromEntries(latest)).toEqual({ c0: 600, c1: 597, c2: 598, c3: 599 });
      });
      expect(frames).toBeLessThan(rounds);
    });

    test('of a stream without keys gets a new snapshot when too much has piled up', async () => {
      const { pair, client, host } = await open({ waitingPatches: 100 });
      const snapshots: number[] = [];
      const after: string[] = [];
      client.subscribe(
        'lines',
        { from: 0 },
        {
          snapshot: (state) => {
            snapshots.push(state);
            after.length = 0;
          },
          patches: (patches) => after.push(...patches.map((line) => line.slice(0, 4))),
        },
      );
      await vi.waitFor(() => expect(snapshots).toHaveLength(1));
      pair.holdBack();
      const pad = 'p'.repeat(262_144);
      for (let round = 0; pair.host.writable(); round += 1) {
        host.lines.push(pad);
        await host.clock.advance(50);
        expect(round).toBeLessThan(1_000);
      }
      for (let line = 0; line < 10_000; line += 1) host.lines.push(`old ${String(line)}`);
      expect(host.lines.listeners()).toBe(0);
      pair.letThrough();
      await vi.waitFor(async () => {
        await host.clock.advance(50);
        expect(snapshots).toHaveLength(2);
      });
      host.lines.push('new line');
      await host.clock.advance(50);
      await vi.waitFor(() => expect(after).toEqual(['new ']));
    });

    test.runIf(traits.pausesReading)('that keeps asking is not listened to until it reads', async () => {
      const { pair, client, host } = await open();
      pair.holdBack();
      const waves = 100;
      let answered = 0;
      let most = 0;
      for (let wave = 0; wave < waves; wave += 1) {
        for (let call = 0; call < 4; call += 1) {
          void client.call('grow', { bytes: MEGABYTE / 4 }).then((result) => (answered += Number(result.ok)));
        }
        await turn();
        most = Math.max(most, pair.unread());
      }
      // All answers together are 100 MiB.
      expect(most).toBeLessThan(24 * MEGABYTE);
      expect(host.handled.length).toBeLessThan(waves * 4);
      pair.letThrough();
      await vi.waitFor(() => expect(answered).toBe(waves * 4), { timeout: 15_000 });
    });

    test('that goes away is let go', async () => {
      const { pair, client, host, served } = await open();
      client.subscribe('lines', { from: 0 }, { snapshot: () => undefined, patches: () => undefined });
      await vi.waitFor(() => expect(host.lines.listeners()).toBe(1));
      pair.holdBack();
      for (let round = 0; pair.host.writable(); round += 1) {
        host.lines.push('p'.repeat(262_144));
        await host.clock.advance(50);
        expect(round).toBeLessThan(1_000);
      }
      pair.client.close();
      await served.stopped;
      expect(host.lines.listeners()).toBe(0);
      expect(host.clock.pending()).toBe(0);
    });
  });
}
