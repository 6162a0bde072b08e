import { describe, expect, test, vi } from 'vitest';
import type { OpenSession, TransportTraits } from './connection-session';

const GARBAGE: readonly string[] = [
  '',
  'not json',
  '{"t":"call"',
  'null',
  '0',
  '"call"',
  '[]',
  '[{"t":"call","id":1,"name":"echo","input":{}}]',
  '{}',
  '{"t":"reply","id":1,"result":{"ok":true}}',
  '{"t":"call","id":"1","name":"echo","input":{}}',
  '{"t":"call","id":-1,"name":"echo","input":{}}',
  '{"t":"call","id":1.5,"name":"echo","input":{}}',
  '{"t":"call","id":1e400,"name":"echo","input":{}}',
  '{"t":"call","id":1,"name":{"toString":"echo"},"input":{}}',
  `{"t":"call","id":1,"name":"${'n'.repeat(5_000)}","input":{}}`,
  '{"t":"subscribe","id":1,"input":{}}',
  '{"__proto__":{"t":"call","id":1,"name":"boom","input":{}}}',
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
];

const POLLUTION: readonly string[] = [
  '{"config":{"__proto__":{"polluted":true}}}',
  '{"config":{},"__proto__":{"polluted":true}}',
  '{"config":{"constructor":{"prototype":{"polluted":true}}}}',
];

/** Whatever arrives, the host goes on. */
export function describeHostileFrames(open: OpenSession, traits: TransportTraits): void {
  describe('hostile frames', () => {
    test('are counted, never answered, and the next call works', async () => {
      const { pair, client, host } = await open();
      const replies: unknown[] = [];
      const off = pair.client.onFrame((frame) => replies.push(frame));
      for (const text of GARBAGE) pair.sendRaw(text);
      await vi.waitFor(() => expect(host.malformed).toEqual(GARBAGE.map(() => 'shape')));
      expect(replies).toEqual([]);
      off();
      expect(await client.call('echo', { text: 'still here' })).toMatchObject({ ok: true });
      expect(host.bugs).toEqual([]);
    });

    test('a connection that sends too many is closed', async () => {
      const { pair, host, served } = await open({ malformedFrames: 10 });
      for (let count = 0; count < 50; count += 1) pair.sendRaw('x');
      await served.stopped;
      expect(host.malformed).toHaveLength(10);
    });

    test('an id in use is refused and its first request gets the answer', async () => {
      const { pair, client, host } = await open();
      const stop = new AbortController();
      const hanging = client.call('hang', {}, stop.signal);
      pair.sendRaw('{"t":"call","id":1,"name":"echo","input":{"text":""}}');
      pair.sendRaw('{"t":"subscribe","id":1,"stream":"counters","input":{}}');
      await vi.waitFor(() => expect(host.malformed).toEqual(['id_in_use', 'id_in_use']));
      expect(host.handled).toEqual(['hang']);
      stop.abort();
      await hanging;
    });

    test('nobody’s prototype is changed', async () => {
      const { pair, host } = await open();
      const replies: unknown[] = [];
      pair.client.onFrame((frame) => replies.push(frame));
      POLLUTION.forEach((input, index) => {
        pair.sendRaw(`{"t":"call","id":${String(index)},"name":"keep","input":${input}}`);
      });
      await vi.waitFor(() => expect(replies).toHaveLength(POLLUTION.length));
      expect(host.handled).toEqual(POLLUTION.map(() => 'keep'));
      expect(JSON.stringify(replies)).not.toContain('polluted');
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    });

    test('a hundred thousand wrong elements are answered with a few of them', async () => {
      const { client, host } = await open();
      const numbers = Array.from({ length: 100_000 }, () => 'x') as unknown as number[];
      const result = await client.call('sum', { numbers });
      const error = result.ok ? expect.unreachable() : result.error;
      expect(error).toMatchObject({ code: 'invalid_input', issues: { length: 50 } });
      expect(host.bugs).toEqual([]);
    });

    test('ten megabytes are taken or end the connection, nothing else', async () => {
      const { pair, client, host } = await open();
      const text = 'x'.repeat(10_485_760);
      const call = client.call('echo', { text });
      if (traits.maxFrameBytes === null) expect(await call).toEqual({ ok: true, value: { text } });
      else {
        expect(await call).toEqual({ ok: false, error: { code: 'connection_lost' } });
        await vi.waitFor(() => expect(pair.host.closed.aborted).toBe(true));
        expect(host.handled).toEqual([]);
      }
    });
  });
}
