import { afterEach, describe, expect, it } from 'vitest';
import { connectTo, type TestConnection } from '../../../testing/simulator/smart-socket-client';
import { startDeviceSimulator, type DeviceSimulator, type DeviceSimulatorOptions } from '../device-simulator';
import { COMMAND, decodeHeader, encodeHeader, HEADER_BYTES, VERSION_MIN, type Packet } from './packet';

const VERSION = 0x01000001;
const MAX = 1024 * 1024;
const running: (DeviceSimulator | TestConnection)[] = [];

/** The server's side of one connection, packet by packet. */
interface Host {
  readonly connection: TestConnection;
  send(command: number, arg0: number, arg1: number, payload?: string | Buffer): void;
  next(): Promise<Packet>;
}

async function connectHost(
  options: DeviceSimulatorOptions = {},
): Promise<Host & { simulator: DeviceSimulator }> {
  const simulator = await startDeviceSimulator({
    onError: (error) => expect.fail(String(error)),
    ...options,
  });
  const connection = await connectTo(Number(simulator.serials[0]?.split(':')[1]));
  running.push(simulator, connection);
  return {
    simulator,
    connection,
    send(command, arg0, arg1, payload = '') {
      const packet = { command, arg0, arg1, payload: Buffer.from(payload) };
      connection.sendRaw(Buffer.concat([encodeHeader(packet, true), packet.payload]));
    },
    async next() {
      const { length, checksum: _, ...header } = decodeHeader(await connection.take(HEADER_BYTES), MAX);
      return { ...header, payload: await connection.take(length) };
    },
  };
}

/** Greets, and answers what the device says to it. */
async function greet(host: Host, maxPayload = MAX): Promise<Packet> {
  host.send(COMMAND.connect, VERSION, maxPayload, 'host::features=shell_v2\0');
  return host.next();
}

afterEach(async () => {
  for (const each of running.splice(0)) {
    if ('stop' in each) await each.stop();
    else each.close();
  }
});

describe('device door', () => {
  it('greets with its version, its payload size and a banner', async () => {
    const host = await connectHost({ door: { maxPayload: 4096, protocolVersion: VERSION_MIN } });
    const { command, arg0, arg1, payload } = await greet(host);
    expect({ command, arg0, arg1 }).toEqual({ command: COMMAND.connect, arg0: VERSION_MIN, arg1: 4096 });
    expect(payload.toString()).toMatch(
      /^device::ro\.product\.name=sim;ro\.product\.model=Virtual Device;ro\.product\.device=sim;features=shell_v2,/,
    );
  });

  it('sends one packet at a time, none longer than the server takes, and the next only after OKAY', async () => {
    const host = await connectHost();
    await greet(host, 1000);
    host.send(COMMAND.open, 7, 0, `shell:echo ${'x'.repeat(1500)}\0`);
    const { command, arg0: localId, arg1 } = await host.next();
    expect({ command, arg1 }).toEqual({ command: COMMAND.okay, arg1: 7 });
    const first = await host.next();
    expect(first).toMatchObject({ command: COMMAND.write, arg0: localId, arg1: 7 });
    expect(first.payload).toHaveLength(1000);
    // Another stream is answered meanwhile; the first one waits.
    host.send(COMMAND.open, 8, 0, 'shell:true\0');
    expect([(await host.next()).arg1, (await host.next()).arg1]).toEqual([8, 8]);
    host.send(COMMAND.okay, 7, localId);
    expect((await host.next()).payload).toHaveLength(501);
    host.send(COMMAND.okay, 7, localId);
    expect(await host.next()).toMatchObject({ command: COMMAND.close, arg0: localId, arg1: 7 });
  });

  it('takes what is sent until it is full, and the rest when it has read', async () => {
    const host = await connectHost();
    await greet(host);
    host.send(COMMAND.open, 7, 0, 'shell:sleep 0.1; cat > /sdcard/in; true\0');
    const { arg0: localId } = await host.next();
    const half = Buffer.alloc(200_000, 1);
    host.send(COMMAND.write, 7, localId, half);
    expect(await host.next()).toMatchObject({ command: COMMAND.okay, arg1: 7 });
    // More than is kept unread: not acknowledged before the command reads, and another stream has ended by then.
    host.send(COMMAND.write, 7, localId, half);
    host.send(COMMAND.open, 8, 0, 'shell:true\0');
    expect([(await host.next()).arg1, (await host.next()).arg1]).toEqual([8, 8]);
    expect(await host.next()).toMatchObject({ command: COMMAND.okay, arg1: 7 });
    host.send(COMMAND.close, 7, localId);
  });

  it('closes what it does not know: services, and streams', async () => {
    const host = await connectHost();
    await greet(host);
    host.send(COMMAND.open, 7, 0, 'jdwp:1\0');
    expect(await host.next()).toMatchObject({ command: COMMAND.close, arg0: 0, arg1: 7 });
    host.send(COMMAND.write, 9, 99, 'lost');
    expect(await host.next()).toMatchObject({ command: COMMAND.close, arg0: 0, arg1: 9 });
  });

  it.each<[string, (host: Host) => void]>([
    ['a first packet that is no CNXN', (host) => host.send(COMMAND.open, 1, 0, 'shell:\0')],
    [
      'bytes that are no packet',
      (host) => host.connection.sendRaw(Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')),
    ],
    [
      'a packet longer than it takes',
      (host) => host.send(COMMAND.connect, VERSION, MAX, Buffer.alloc(2 * MAX)),
    ],
  ])('drops the connection for %s', async (_name, misbehave) => {
    const host = await connectHost();
    misbehave(host);
    expect(await host.connection.rest()).toHaveLength(0);
  });

  it('looks at checksums when that is the version agreed on, and not before', async () => {
    const host = await connectHost({ door: { protocolVersion: VERSION_MIN } });
    const hello = { command: COMMAND.connect, arg0: VERSION, arg1: MAX, payload: Buffer.from('host::\0') };
    host.connection.sendRaw(Buffer.concat([encodeHeader(hello, false), hello.payload]));
    expect((await host.next()).command).toBe(COMMAND.connect);
    const open = { command: COMMAND.open, arg0: 7, arg1: 0, payload: Buffer.from('shell:true\0') };
    host.connection.sendRaw(Buffer.concat([encodeHeader(open, false), open.payload]));
    expect(await host.connection.rest()).toHaveLength(0);
  });

  it('unauthorized: asks for keys one after the other, is silent, and lets in at last', async () => {
    const host = await connectHost({ faults: '1:unauthorized' });
    const token = await greet(host);
    expect(token).toMatchObject({ command: COMMAND.auth, arg0: 1 });
    expect(token.payload).toHaveLength(20);
    host.send(COMMAND.auth, 2, 0, Buffer.alloc(256));
    expect(await host.next()).toMatchObject({ command: COMMAND.auth, arg0: 1 });
    host.send(COMMAND.auth, 3, 0, 'key\0');
    host.simulator.faults.clear();
    expect((await host.next()).command).toBe(COMMAND.connect);
  });

  it('offline: breaks connections, and answers a new one when it is over', async () => {
    const host = await connectHost();
    await greet(host);
    host.simulator.faults.set('1:offline');
    expect(await host.connection.rest()).toHaveLength(0);
    const again = await connectTo(Number(host.simulator.serials[0]?.split(':')[1]));
    running.push(again);
    const hello = { command: COMMAND.connect, arg0: VERSION, arg1: MAX, payload: Buffer.from('host::\0') };
    again.sendRaw(Buffer.concat([encodeHeader(hello, true), hello.payload]));
    host.simulator.faults.clear();
    expect((await again.take(4)).toString()).toBe('CNXN');
  });

  it("answers the simulator's own service", async () => {
    const host = await connectHost({ devices: 2 });
    await greet(host);
    host.send(COMMAND.open, 7, 0, 'muster:{"op":"devices"}\0');
    await host.next();
    const { serials } = host.simulator;
    const devices = serials.map((serial, at) => ({ serial, index: at + 1 }));
    expect(JSON.parse((await host.next()).payload.toString())).toEqual({ devices });
  });

  it('is not opened when one of its ports is taken, and leaves none open', async () => {
    const { serials } = (await connectHost()).simulator;
    const taken = Number(serials[0]?.split(':')[1]);
    const first = taken - 1;
    await expect(startDeviceSimulator({ devices: 2, door: { port: first } })).rejects.toThrow('EADDRINUSE');
    await expect(connectTo(first)).rejects.toThrow('ECONNREFUSED');
  });
});
