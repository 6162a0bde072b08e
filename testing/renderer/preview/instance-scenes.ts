import type { InstanceView, ViewSnapshot } from '../../../src/shared/view';
import { ago, definitionView, groupView, hostView, instanceView, snapshotOf } from '../view-fixtures';

const HOUR = 3_600_000;
const LONG = 'Regression des Zahlungsvorgangs mit Kundenkartenaktivierungsbestätigung, 2. Teil';
const REAL = '127.0.0.1:5037';

const heldBy = (groupName: string, purpose = 'bot') => ({
  orchestrationId: 'run-daily',
  botId: purpose === 'bot' ? 'run-daily/1' : null,
  groupName,
  purpose,
});

const real = (ref: string, fields: Readonly<Record<string, unknown>>): InstanceView =>
  instanceView(ref, { adbServer: REAL, ...fields });

const oneOfEach: readonly InstanceView[] = [
  instanceView('sim:1', { holder: heldBy('Daily rewards'), capture: { method: 'raw', ms: 12.4 } }),
  instanceView('sim:2', {
    label: 'Anna',
    holder: heldBy(LONG),
    capture: { method: 'gzip', ms: 240, usualMs: 31.7 },
  }),
  instanceView('sim:10', { holder: heldBy('Window', 'capture') }),
  real('avd:Pixel_7', { state: 'booting', serial: 'emulator-5554', model: 'sdk_gphone64_x86_64' }),
  real('avd:Pixel_8_Pro_API_35_extended_controls', {
    serial: 'emulator-5556',
    otherSerials: ['127.0.0.1:5557'],
    model: 'sdk_gphone64_x86_64',
  }),
  real('usb:R58M123ABCD', { state: 'unauthorized', serial: 'R58M123ABCD', model: null }),
  real('usb:39211FDJH001VN', {
    serial: '39211FDJH001VN',
    otherSerials: ['192.168.1.31:37123'],
    model: 'Pixel 8a',
    label: 'هاتف الاختبار',
  }),
  real('tcp:127.0.0.1:16384', {
    serial: '127.0.0.1:16384',
    model: 'MuMu V4',
    remembered: true,
    label: 'MuMu, main farm',
  }),
  real('tcp:127.0.0.1:16416', { serial: '127.0.0.1:16416', state: 'offline', remembered: true }),
  real('tcp:192.168.1.20:5555', {
    state: 'gone',
    serial: null,
    adbServer: null,
    model: 'SM-A536B',
    remembered: true,
    lastSeenAt: ago(5 * HOUR),
    reconnect: { dueAt: new Date(Date.now() + 42_000).toISOString(), attempt: 7 },
  }),
  real('tcp:[fe80::1c2a:3bff:fe4d:5e6f]:5555', {
    state: 'connecting',
    serial: '[fe80::1c2a:3bff:fe4d:5e6f]:5555',
    remembered: true,
    model: null,
  }),
  real('usb:0123456789', { state: 'no_permissions', serial: '0123456789', model: null }),
  real('usb:RECOVERY1', { state: 'recovery', serial: 'RECOVERY1', model: null }),
];

const groups = [groupView('daily', 'running', { name: 'Daily rewards' })];
const definitions = [definitionView('daily', { name: 'Daily rewards' })];
const host = {
  ...hostView,
  adbServers: [
    ...hostView.adbServers,
    {
      address: '127.0.0.1:40871',
      role: 'simulator' as const,
      state: 'connected' as const,
      version: '41',
      binary: null,
      startFailure: null,
    },
  ],
  simulator: { state: 'on' as const, devices: 10 },
};

/** Instances in every state there is. */
export function instances(): ViewSnapshot {
  return snapshotOf({ host, groups, definitions, instances: [...oneOfEach] });
}

/** No instance, and no adb server that answers. */
export function noInstances(): ViewSnapshot {
  const [server] = hostView.adbServers;
  if (!server) return snapshotOf({});
  return snapshotOf({
    host: { ...hostView, adbServers: [{ ...server, state: 'absent', version: null, binary: null }] },
  });
}

/** As many simulated ones as a big farm has. */
export function manyInstances(count = 200): ViewSnapshot {
  return snapshotOf({
    host,
    groups,
    definitions,
    instances: Array.from({ length: count }, (_, index) =>
      instanceView(`sim:${String(index + 1)}`, {
        holder: index % 3 === 0 ? heldBy('Daily rewards') : null,
        state: index % 17 === 5 ? 'offline' : 'ready',
      }),
    ),
  });
}

/** A start that meets instances in use. */
export function conflict(): ViewSnapshot {
  return snapshotOf({
    host,
    groups: [
      ...groups,
      groupView('queued', 'acquiring', {
        name: 'Waits in line',
        requestedBots: 2,
        waitingFor: [
          { ref: 'sim:1', what: 'lease' },
          { ref: 'sim:2', what: 'lease' },
        ],
      }),
    ],
    definitions: [
      ...definitions,
      definitionView('queued', { name: 'Waits in line' }),
      definitionView('late', { name: 'Comes late', requestedBotCount: 3 }),
    ],
    instances: [
      instanceView('sim:1', { holder: heldBy('Daily rewards') }),
      instanceView('sim:2', { holder: heldBy('Daily rewards') }),
      instanceView('sim:3'),
    ],
  });
}
