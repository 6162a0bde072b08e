import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  askHost,
  connectTo,
  openDeviceService,
  shellText,
} from '../../../testing/simulator/smart-socket-client';
import { startSimulator, type Simulator } from '../simulator';

const SERIAL = 'muster-sim-1';
const BOOT_ID = 'cat /proc/sys/kernel/random/boot_id';
const running: Simulator[] = [];

async function start(faults = ''): Promise<Simulator> {
  const simulator = await startSimulator({
    devices: 2,
    faults,
    onError: (error) => expect.fail(String(error)),
  });
  running.push(simulator);
  return simulator;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
});

describe('faults of devices as a whole, behind the server door', () => {
  it('freeze: looks well, answers nothing, and goes on where it was', async () => {
    const { port, faults } = await start();
    const under = await openDeviceService(port, SERIAL, 'shell:echo begun; sleep 0.05; echo done');
    expect((await under.take(6)).toString()).toBe('begun\n');
    faults.set('1:freeze');
    expect(await askHost(port, 'host:devices')).toContain(`${SERIAL}\tdevice`);
    const late = shellText(port, SERIAL, 'echo late');
    expect(await shellText(port, 'muster-sim-2', 'sleep 0.1; echo answered')).toBe('answered\n');
    expect(under.ended).toBe(false);
    faults.clear();
    expect((await under.rest()).toString()).toBe('done\n');
    expect(await late).toBe('late\n');
    under.close();
  });

  it('moved: under another serial, and back', async () => {
    const { port, faults } = await start();
    faults.set('1:moved');
    await expect(shellText(port, SERIAL, 'true')).rejects.toThrow(`device '${SERIAL}' not found`);
    expect(await shellText(port, `${SERIAL}-moved`, 'getprop ro.muster.sim')).toBe('1\n');
    faults.clear();
    expect(await shellText(port, SERIAL, 'getprop ro.muster.sim')).toBe('1\n');
  });

  it('reboot: offline, then back with a new boot id, apps stopped and files kept; once for each window', async () => {
    const { port, faults } = await start();
    const before = await shellText(port, SERIAL, BOOT_ID);
    await shellText(port, SERIAL, 'echo kept > /sdcard/kept; am start com.example.rewards/.MainActivity');
    faults.set('1:reboot(150ms)');
    await expect(shellText(port, SERIAL, 'true')).rejects.toThrow('device offline');
    faults.add('2:refuse');
    await vi.waitFor(() => shellText(port, SERIAL, 'true'));
    const after = await shellText(port, SERIAL, BOOT_ID);
    expect(after).toMatch(/^[\da-f-]{36}\n$/);
    expect(after).not.toBe(before);
    expect(await shellText(port, SERIAL, 'cat /sdcard/kept; pidof com.example.rewards')).toBe('kept\n');
  });

  it('server gone: nobody answers, connections break, and it is back on the same port', async () => {
    const { port, faults } = await start();
    const tracker = await connectTo(port);
    tracker.send('host:track-devices');
    await tracker.take(4);
    faults.set('server:gone');
    await tracker.rest();
    await vi.waitFor(() => expect(askHost(port, 'host:version')).rejects.toThrow('ECONNREFUSED'));
    faults.clear();
    await vi.waitFor(async () => expect(await askHost(port, 'host:version')).toBe('0029'));
    tracker.close();
  });

  it('garbage: noise of the same length, or in place of the protocol', async () => {
    const { port, faults } = await start('1:garbage');
    const noise = await openDeviceService(port, SERIAL, 'exec:echo hello');
    const bytes = await noise.rest();
    noise.close();
    expect(bytes).toHaveLength(6);
    expect(bytes.toString()).not.toBe('hello\n');
    faults.set('1:garbage(protocol)');
    const connection = await connectTo(port);
    connection.send(`host:transport:${SERIAL}`);
    await connection.take(4);
    connection.send('exec:echo hello');
    expect((await connection.rest()).toString('latin1')).not.toMatch(/^(OKAY|FAIL)/);
    connection.close();
  });
});
