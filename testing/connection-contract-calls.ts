import { getEventListeners } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import type { OpenSession } from './connection-session';

/** Calls: answers, errors, cancellation, the end of the connection. */
export function describeCalls(open: OpenSession): void {
  describe('calls', () => {
    test('a call is answered with its value', async () => {
      const { client } = await open();
      expect(await client.call('echo', { text: 'grüße 👋 \u2028' })).toEqual({
        ok: true,
        value: { text: 'grüße 👋 \u2028' },
      });
    });

    test('an error of the contract arrives with its facts', async () => {
      const { client } = await open();
      expect(await client.call('missing', { definitionId: 'd1' })).toEqual({
        ok: false,
        error: { code: 'definition_not_found', definitionId: 'd1' },
      });
    });

    test('an input of the wrong shape is refused with the place, and no handler sees it', async () => {
      const { client, host } = await open();
      const wrong = { text: 3 } as unknown as { text: string };
      const result = await client.call('echo', wrong);
      expect(result).toMatchObject({
        ok: false,
        error: { code: 'invalid_input', issues: [{ path: 'text' }] },
      });
      expect(host.handled).toEqual([]);
    });

    test('an unknown call is refused here and there', async () => {
      const { client, pair, host } = await open();
      const unknown = 'groups.explode' as 'echo';
      expect(await client.call(unknown, { text: '' })).toMatchObject({ error: { code: 'invalid_input' } });
      const replies: unknown[] = [];
      pair.client.onFrame((frame) => replies.push(frame));
      for (const name of ['groups.explode', 'constructor', '__proto__', 'toString']) {
        pair.client.send({ t: 'call', id: 900 + name.length, name, input: {} });
      }
      await vi.waitFor(() => expect(replies).toHaveLength(4));
      for (const reply of replies) {
        expect(reply).toMatchObject({ t: 'reply', result: { ok: false, error: { code: 'invalid_input' } } });
      }
      expect(host.bugs).toEqual([]);
    });

    test('a bug in a handler is a reference, without its words; the next call works', async () => {
      const { client, host } = await open();
      const result = await client.call('boom', {});
      expect(result).toEqual({ ok: false, error: { code: 'internal', ref: 'E1' } });
      expect(host.bugs).toEqual([new Error('a secret of the host')]);
      expect(await client.call('echo', { text: 'on' })).toMatchObject({ ok: true });
    });

    test('replies of equally quick handlers keep the order of their calls', async () => {
      const { client } = await open();
      const order: number[] = [];
      const numbers = Array.from({ length: 200 }, (_, index) => index);
      await Promise.all(
        numbers.map(async (number) => {
          await client.call('echo', { text: String(number) });
          order.push(number);
        }),
      );
      expect(order).toEqual(numbers);
    });

    test('a thousand calls at once are each given their own answer', async () => {
      const { client } = await open();
      const texts = Array.from({ length: 1_000 }, (_, index) => `call ${String(index)}`);
      const results = await Promise.all(texts.map((text) => client.call('echo', { text })));
      expect(results).toEqual(texts.map((text) => ({ ok: true, value: { text } })));
    });

    test('megabytes pass whole in both directions', async () => {
      const { client } = await open();
      const text = 'äöü€'.repeat(250_000);
      const [small, big] = await Promise.all([
        client.call('echo', { text: 'small' }),
        client.call('echo', { text }),
      ]);
      expect(small).toEqual({ ok: true, value: { text: 'small' } });
      expect(big.ok && big.value.text === text).toBe(true);
    });

    test('what exceeds the calls in flight is refused, what runs goes on', async () => {
      const { client, host } = await open({ callsInFlight: 2 });
      const stop = new AbortController();
      const hanging = [client.call('hang', {}, stop.signal), client.call('hang', {}, stop.signal)];
      expect(await client.call('echo', { text: '' })).toMatchObject({ error: { code: 'invalid_input' } });
      stop.abort();
      await Promise.all(hanging);
      await vi.waitFor(() => expect(host.aborted()).toBe(2));
      expect(await client.call('echo', { text: '' })).toMatchObject({ ok: true });
    });
  });

  describe('cancellation', () => {
    test('aborting answers cancelled at once and aborts the handler', async () => {
      const { client, host } = await open();
      const abort = new AbortController();
      const call = client.call('hang', {}, abort.signal);
      await vi.waitFor(() => expect(host.handled).toEqual(['hang']));
      abort.abort();
      expect(await call).toEqual({ ok: false, error: { code: 'cancelled' } });
      await vi.waitFor(() => expect(host.aborted()).toBe(1));
      expect(host.bugs).toEqual([]);
    });

    test('a signal that had aborted before sends nothing', async () => {
      const { client, host } = await open();
      const result = await client.call('echo', { text: 'never' }, AbortSignal.abort());
      expect(result).toEqual({ ok: false, error: { code: 'cancelled' } });
      await client.call('missing', { definitionId: '' });
      expect(host.handled).toEqual(['missing']);
    });

    test('a signal used for many calls keeps no listener of them', async () => {
      const { client } = await open();
      const { signal } = new AbortController();
      await Promise.all(Array.from({ length: 10 }, () => client.call('echo', { text: '' }, signal)));
      expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    });

    test('cancelling what has been answered, or never was, does nothing', async () => {
      const { client, pair, host } = await open();
      await client.call('echo', { text: '' });
      pair.client.send({ t: 'cancel', id: 1 });
      pair.client.send({ t: 'cancel', id: 4_711 });
      pair.client.send({ t: 'unsubscribe', id: 4_711 });
      expect(await client.call('echo', { text: '' })).toMatchObject({ ok: true });
      expect(host.malformed).toEqual([]);
    });
  });

  describe('the end', () => {
    test.each(['host', 'client'] as const)('when the %s closes, waiting calls are lost', async (side) => {
      const { client, host, pair, served } = await open();
      const call = client.call('hang', {});
      await vi.waitFor(() => expect(host.handled).toEqual(['hang']));
      pair[side].close();
      expect(await call).toEqual({ ok: false, error: { code: 'connection_lost' } });
      await served.stopped;
      expect(host.aborted()).toBe(1);
      expect(pair.host.closed.aborted && pair.client.closed.aborted).toBe(true);
    });

    test('a call after the end is lost at once', async () => {
      const { client, pair } = await open();
      pair.client.close();
      expect(await client.call('echo', { text: '' })).toEqual({
        ok: false,
        error: { code: 'connection_lost' },
      });
    });

    test('sending and closing after the end do nothing', async () => {
      const { pair, served } = await open();
      pair.host.close();
      await served.stopped;
      pair.host.close();
      pair.host.send({ t: 'reply', id: 1, result: { ok: true, value: null } });
      expect(pair.host.writable()).toBe(false);
    });
  });
}
