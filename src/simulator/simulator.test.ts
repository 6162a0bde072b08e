import { afterEach, describe, expect, it } from 'vitest';
import {
  askHost,
  connectTo,
  openDeviceService,
  shellText,
} from '../../testing/simulator/smart-socket-client';
import { startSimulator, type Simulator, type SimulatorOptions } from './simulator';

const running: Simulator[] = [];

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator({ onError: (error) => expect.fail(String(error)), ...options });
  running.push(simulator);
  return simulator;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
});

const SERIAL = 'muster-sim-1';

describe('server door', () => {
  it('answers as an adb server does', async () => {
    const { port, serials } = await start({ devices: 2, first: 5 });
    expect(serials).toEqual(['muster-sim-5', 'muster-sim-6']);
    expect(await askHost(port, 'host:version')).toBe('0029');
    expect(await askHost(port, 'host:devices')).toBe('muster-sim-5\tdevice\nmuster-sim-6\tdevice\n');
    expect(await askHost(port, 'host:devices-l')).toContain(
      'product:sim model:Virtual_Device device:sim transport_id:5',
    );
    expect(await askHost(port, 'host-serial:muster-sim-6:get-state')).toBe('device');
    expect(await askHost(port, 'host-serial:muster-sim-6:features')).toContain('shell_v2');
    expect(await askHost(port, 'host:connect:1.2.3.4:5555')).toMatch(/^failed to connect/);
    expect(await askHost(port, 'host:connect:muster-sim-5')).toBe('already connected to muster-sim-5');
    expect(await askHost(port, 'host:kill')).toMatch(/^FAIL: .*stays up/);
    expect(await askHost(port, 'host:version')).toBe('0029');
    expect(await shellText(port, 'muster-sim-6', 'getprop ro.muster.sim')).toBe('6\n');
  });

  it.each([
    ['host:transport:none', "FAIL: device 'none' not found"],
    ['host:transport-any', 'FAIL: more than one device/emulator'],
    ['host-serial:none:get-state', "FAIL: device 'none' not found"],
    ['host:no-such', 'FAIL: unknown host service'],
  ])('refuses %s', async (request, words) => {
    const { port } = await start({ devices: 2 });
    expect(await askHost(port, request)).toBe(words);
  });

  it('refuses what is no request and what is no service', async () => {
    const { port } = await start();
    const connection = await connectTo(port);
    connection.sendRaw(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    expect((await connection.rest()).toString()).toMatch(/^FAIL/);
    connection.close();
    await expect(openDeviceService(port, SERIAL, 'jdwp:1')).rejects.toThrow('closed');
  });

  it('speaks shell v2: output, errors and exit code apart, input from packets', async () => {
    const { port } = await start();
    const connection = await openDeviceService(port, SERIAL, 'shell,v2,raw:cat; foo; exit 9');
    connection.sendRaw(Buffer.from([0, 2, 0, 0, 0, 104, 105, 3, 0, 0, 0, 0]));
    connection.sendRaw(Buffer.from([4, 0, 0, 0, 0]));
    const packets = await connection.rest();
    connection.close();
    const error = Buffer.from('/system/bin/sh: foo: not found\n');
    const head = (kind: number, length: number) => Buffer.from([kind, length, 0, 0, 0]);
    const wanted = [
      head(1, 2),
      Buffer.from('hi'),
      head(2, error.length),
      error,
      head(3, 1),
      Buffer.from([9]),
    ];
    expect(packets.toString('hex')).toBe(Buffer.concat(wanted).toString('hex'));
  });

  it('ends a command whose client has gone', async () => {
    const simulator = await start();
    const connection = await openDeviceService(simulator.port, SERIAL, 'shell:sleep 0.1; input tap 1 1');
    connection.close();
    await shellText(simulator.port, SERIAL, 'sleep 0.2; input tap 2 2');
    expect(simulator.taps(SERIAL).map(({ x }) => x)).toEqual([2]);
  });

  it('tells taps apart by connection', async () => {
    const simulator = await start();
    await shellText(simulator.port, SERIAL, 'input tap 1 2');
    await shellText(simulator.port, SERIAL, 'input tap 3 4; input swipe 1 1 1 1 10');
    const [first, second, third] = simulator.taps(SERIAL);
    expect([first?.x, second?.x, third?.x]).toEqual([1, 3, 1]);
    expect(second?.connection).toBe(third?.connection);
    expect(first?.connection).not.toBe(second?.connection);
  });
});

describe('faults', () => {
  it('offline: the list says so at once, calls are refused, those under way end in the middle', async () => {
    const { port, faults } = await start({ devices: 2 });
    const tracker = await connectTo(port);
    tracker.send('host:track-devices');
    await tracker.take(4);
    expect(await tracker.takeText()).toContain('muster-sim-1\tdevice');
    const call = await openDeviceService(port, SERIAL, 'shell,v2,raw:echo begun; sleep 600');
    await call.take(5 + 6);
    faults.set('1:offline');
    expect(await tracker.takeText()).toBe('muster-sim-1\toffline\nmuster-sim-2\tdevice\n');
    expect(await call.rest()).toHaveLength(0);
    await expect(shellText(port, SERIAL, 'true')).rejects.toThrow('device offline');
    expect(await askHost(port, `host-serial:${SERIAL}:get-state`)).toBe('offline');
    expect(await shellText(port, 'muster-sim-2', 'echo fine')).toBe('fine\n');
    faults.set('1:gone');
    expect(await tracker.takeText()).toBe('muster-sim-2\tdevice\n');
    await expect(shellText(port, SERIAL, 'true')).rejects.toThrow(`device '${SERIAL}' not found`);
    faults.set('1:unauthorized');
    expect(await tracker.takeText()).toContain('muster-sim-1\tunauthorized');
    await expect(shellText(port, SERIAL, 'true')).rejects.toThrow(/^device unauthorized/);
    faults.clear();
    expect(await tracker.takeText()).toContain('muster-sim-1\tdevice');
    tracker.close();
    call.close();
  });

  it('come and go by the clock without anybody asking', async () => {
    const { port } = await start({ faults: '1:offline@40ms..80ms' });
    const tracker = await connectTo(port);
    tracker.send('host:track-devices');
    await tracker.take(4);
    const seen = [await tracker.takeText(), await tracker.takeText(), await tracker.takeText()];
    expect(seen.map((text) => text.trim().split('\t')[1])).toEqual(['device', 'offline', 'device']);
    tracker.close();
  });

  it('hang: the service never answers; others do', async () => {
    const { port, faults } = await start({ devices: 2, faults: '1:hang' });
    const connection = await connectTo(port);
    connection.send(`host:transport:${SERIAL}`);
    expect((await connection.take(4)).toString()).toBe('OKAY');
    connection.send('shell:echo never');
    expect(await shellText(port, 'muster-sim-2', 'echo answered')).toBe('answered\n');
    expect(connection.ended).toBe(false);
    faults.clear();
    expect(await shellText(port, SERIAL, 'echo again')).toBe('again\n');
    expect(connection.ended).toBe(false);
    connection.close();
  });

  it('refuse: the service is closed', async () => {
    const { port } = await start({ faults: '1:refuse' });
    await expect(shellText(port, SERIAL, 'true')).rejects.toThrow('closed');
  });

  it('cut: the reply stops after so many bytes, or somewhere in it', async () => {
    const { port, faults } = await start({ faults: '1:cut(100000)' });
    const whole = 16 + 540 * 960 * 4;
    const capture = async () => {
      const connection = await openDeviceService(port, SERIAL, 'exec:screencap');
      const { length } = await connection.rest();
      connection.close();
      return length;
    };
    expect(await capture()).toBe(100_000);
    faults.set('1:cut');
    for (let call = 0; call < 10; call++) expect(await capture()).toBeLessThan(whole);
    faults.clear();
    expect(await capture()).toBe(whole);
  });

  it('slow: late, and no faster than the rate', async () => {
    const { port, faults } = await start({ faults: '1:slow(60ms)' });
    const timed = async () => {
      const from = performance.now();
      await shellText(port, SERIAL, 'getprop');
      return performance.now() - from;
    };
    expect(await timed()).toBeGreaterThanOrEqual(59);
    faults.set('1:slow(5KB/s)');
    const text = await shellText(port, SERIAL, 'getprop ro.build.fingerprint');
    expect(text.length).toBeGreaterThan(50);
    expect(await timed()).toBeGreaterThanOrEqual(100);
  });

  it('by chance are the same for the same seed', async () => {
    const pattern = async (seed: number) => {
      const { port } = await start({ seed, faults: '*:refuse%40' });
      let met = '';
      for (let call = 0; call < 40; call++) {
        met += await shellText(port, SERIAL, 'true').then(
          () => '.',
          () => 'x',
        );
      }
      return met;
    };
    const first = await pattern(1);
    expect(first).toMatch(/x/);
    expect(first).toMatch(/\./);
    expect(await pattern(1)).toBe(first);
    expect(await pattern(2)).not.toBe(first);
  });
});

describe('control service', () => {
  const ask = async (port: number, request: unknown): Promise<unknown> =>
    JSON.parse(await askHost(port, `host:muster:${JSON.stringify(request)}`));

  it('sets faults, tells inputs and states', async () => {
    const { port } = await start();
    expect(await ask(port, { op: 'faults', set: '1:refuse' })).toEqual({ faults: ['1:refuse'] });
    await expect(shellText(port, SERIAL, 'true')).rejects.toThrow('closed');
    expect(await ask(port, { op: 'faults', set: '' })).toEqual({ faults: [] });
    await shellText(port, SERIAL, 'am start -n com.example.rewards/.MainActivity; input tap 9 9');
    expect(await ask(port, { op: 'inputs', serial: SERIAL, after: 1 })).toMatchObject({
      inputs: [{ kind: 'tap', x: 9 }],
    });
    expect(
      await ask(port, {
        op: 'setVariable',
        serial: SERIAL,
        package: 'com.example.rewards',
        name: 'coins',
        value: 1000,
      }),
    ).toEqual({});
    expect(await ask(port, { op: 'state', serial: SERIAL })).toMatchObject({
      package: 'com.example.rewards',
      variables: { coins: 1000 },
    });
    expect(await ask(port, { op: 'devices' })).toEqual({ devices: [{ serial: SERIAL, index: 1 }] });
  });

  it('says what is wrong with a request', async () => {
    const { port } = await start();
    expect(await ask(port, { op: 'jump' })).toHaveProperty('error');
    expect(await ask(port, { op: 'state', serial: 'none' })).toEqual({
      error: 'There is no virtual device "none".',
    });
    expect(await ask(port, { op: 'faults', set: '1:boom' })).toHaveProperty('error');
  });
});
