import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { linkText, linkTexts } from '../../../../testing/routine-world';
import { createTestApk } from '../../../../testing/simulator/test-apk';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { formatInstanceRef } from '../../../shared/instance-reference';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { createAdbDevice } from '../../devices/adb/adb-device';
import { createFrameBuffers } from '../../devices/adb/frame-buffers';
import { createSmartSocketClient } from '../../devices/adb/smart-socket';
import { createInProcessEye } from '../../perception/in-process-eye';
import { filesWithin } from '../../platform/files-within';
import { sendRequest } from '../../platform/http-requests';
import { createSystemClock } from '../../platform/system-clock';
import { openConsents } from '../consent/consent-store';
import { runRoutine } from '../interpret/run-routine';
import { NO_ACCOUNTS } from '../no-accounts';
import { NO_CONSENTS, type Consents } from '../ports';
import { createSharedCounters } from '../shared-counters';

const clock = createSystemClock();
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ devices: 2 });
});
afterAll(() => simulator.stop());

/** Runs a routine on a virtual device through adb, with all its parts real but accounts. */
async function run(number: 1 | 2, text: string, consents: Consents = NO_CONSENTS) {
  const serial = simulator.serials[number - 1] ?? '';
  const device = createAdbDevice({
    ref: formatInstanceRef('sim', String(number)),
    serial,
    client: createSmartSocketClient({ endpoint: { host: '127.0.0.1', port: simulator.port }, clock }),
    random: createFakeRandom(),
    frameBuffers: createFrameBuffers(),
  });
  const folder = await tempFolderOfTest();
  await mkdir(join(folder, 'apps'));
  await writeFile(join(folder, 'apps', 'added.apk'), createTestApk('com.example.added'));
  const logs: string[] = [];
  const context = {
    ...{ device, clock, consents, accounts: NO_ACCOUNTS, counters: createSharedCounters() },
    eye: createInProcessEye({ deviceOf: () => device, clock }),
    evidence: { saveScreenshot: (shot: string) => Promise.resolve(shot) },
    files: filesWithin(folder),
    random: createFakeRandom(),
    http: { send: sendRequest },
    log: (_level: string, message: string) => void logs.push(message),
    notify: () => undefined,
  };
  const end = await runRoutine(
    linkText(text),
    {
      config: {},
      context,
      gate: () => Promise.resolve(),
      observer: { step: () => undefined },
    },
    new AbortController().signal,
  );
  return { end, logs, inputs: simulator.inputs(serial) };
}

describe('a request to this computer', () => {
  it('is sent once a person has agreed to its host', async () => {
    const server = createServer((request, response) => response.end(`gifts of ${request.url ?? ''}`));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const port = String((server.address() as AddressInfo).port);
    const text = `
steps:
  - http: { url: "http://localhost:${port}/today" }
    into: answer
  - log: \${answer}
`;
    const folder = await tempFolderOfTest();
    const files = { file: join(folder, 'consents.json'), quarantineFolder: join(folder, 'quarantine') };
    const consents = await openConsents({ ...files, clock });
    const { hash, privateHosts } = linkTexts({ main: text }).get('main')?.summary ?? { hash: '' };
    const change = { routineName: 'main', hash, capabilities: ['network'], allow: true } as const;
    expect((await run(1, text, consents)).end).toMatchObject({ failure: { code: 'consent_missing' } });
    await consents.change(change);
    expect((await run(1, text, consents)).end).toMatchObject({
      failure: {
        code: 'request_failed',
        detail: { message: expect.stringContaining('private network') as string },
      },
    });
    await consents.change({ ...change, privateHosts });
    expect(await run(1, text, consents)).toMatchObject({ end: { ok: true }, logs: ['gifts of /today'] });
    server.close();
  });
});

describe('actions on a virtual device', () => {
  it('open an app, know it is in front, fill a field again, drag, turn and wait', async () => {
    const { end, logs, inputs } = await run(
      1,
      `
steps:
  - clearApp: com.example.form
  - launchApp: com.example.form
  - waitFor: { app: com.example.form }
    timeout: 5s
  - key: TAB
  - type: first
  - type: second
    replace: true
  - drag: { points: [{ x: 50%, y: 80% }, { x: 60%, y: 70% }, { x: 50%, y: 60% }], duration: 90ms }
  - rotate: left
  - waitIdle: { for: 300ms, area: { x: 0, y: 20%, width: 100%, height: 60% } }
    timeout: 10s
  - rotate: auto
  - key: HOME
  - if: { not: { app: com.example.form } }
    then: [{ log: home }]
`,
    );
    expect(end).toEqual({ ok: true });
    expect(logs).toEqual(['home']);
    expect(inputs.map(({ kind }) => kind)).toEqual([
      ...['clearApp', 'startApp', 'key', 'text', 'keys', 'key', 'text', 'drag', 'key'],
    ]);
    expect(simulator.devices[0]?.phone.screen().rotation).toBe(0);
  });

  it('pinch, move several fingers, and say what the clipboard needs', async () => {
    const { end, inputs, logs } = await run(
      2,
      `
steps:
  - pinch: apart
    duration: 60ms
  - fingers: [[{ x: 40%, y: 80% }, { x: 40%, y: 30% }], [{ x: 60%, y: 80% }, { x: 60%, y: 30% }]]
    duration: 60ms
  - try: [{ setClipboard: text }]
    catch: [{ log: "\${error.message}" }]
`,
    );
    expect(end).toEqual({ ok: true });
    expect(inputs.map((input) => (input.kind === 'touch' ? input.fingers.length : input.kind))).toEqual([
      2, 2,
    ]);
    expect(logs.join()).toContain('ca.zgrs.clipper');
  });

  it('install and uninstall, and run a command of the device once somebody agreed', async () => {
    const steps = `
steps:
  - installApp: apps/added.apk
  - shell: [pm, path, com.example.added]
    into: path
  - log: \${path}
  - uninstallApp: com.example.added
  - shell: [pm, path, com.example.added]
    exitCode: code
  - log: \${code}
`;
    const refused = await run(2, steps);
    expect(refused.end).toMatchObject({ ok: false, failure: { code: 'consent_missing', step: '2' } });
    const asked: string[] = [];
    const allows: Consents['allows'] = (hash, capability) => {
      asked.push(`${capability} ${String(hash.length)}`);
      return true;
    };
    const { end, logs } = await run(2, steps, { allows });
    expect(end).toEqual({ ok: true });
    expect(logs).toEqual(['package:/data/app/com.example.added/base.apk', '1']);
    expect(asked).toEqual(['shell 64', 'shell 64']);
  });
});
