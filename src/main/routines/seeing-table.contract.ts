import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import { runOnSimulator } from '../../../testing/routine-on-simulator';

/*
 * What can be seen and what can be done with it: image, text, colour, element × find, tap, wait, wait gone, count, read.
 * Every cell by a whole host, with the vision threads as they are, on simulated devices.
 */

const TEMPLATES = join(import.meta.dirname, '../../../templates/demo');
const PATIENCE_MS = 150_000;

let rig: HostRig;
beforeAll(async () => {
  rig = await openHostRig({ devices: 6, seed: 7 });
  await cp(TEMPLATES, join(rig.folder, 'templates/demo'), { recursive: true });
}, 60_000);
afterAll(() => rig.close());

async function run(name: string, device: number, steps: string) {
  await rig.saveRoutine(`table/${name}`, `resolution: 540x960\nsteps:\n${steps}`);
  await rig.until((view) => view.routines[`table/${name}`]?.problems.length === 0, name);
  const ended = await runOnSimulator(rig, `table/${name}`, { device });
  expect([ended.ended, ended.failure]).toEqual(['completed', null]);
  return ended;
}

const OPEN = `
  - stopApp: com.example.rewards
  - launchApp: com.example.rewards
`;

describe('what can be seen, and done with it', () => {
  it.concurrent(
    'an image',
    async () => {
      const { logs, phone } = await run(
        'image',
        1,
        `${OPEN}
  - waitFor: { image: { template: demo/claim } }
    timeout: 30s
  - find: { image: { template: demo/claim, order: topToBottom } }
  - log: found at \${match.x}, \${match.y}
  - countPlaces: { image: { template: demo/claim } }
    into: gifts
  - log: \${gifts} are there
  - tapOn: { image: { template: demo/spin } }
    within: 5s
  - waitFor: { not: { image: { template: demo/spin } } }
    timeout: 10s
  - firstOf:
      - when: { image: { template: demo/claim } }
        then: [{ log: still the gifts }]
      - when: { not: { any: [{ image: { template: demo/claim } }, { image: { template: demo/spin } }] } }
        then: [{ log: no gift and no spin }]
`,
      );
      expect(phone.screen).toBe('spin');
      expect(logs).toEqual([
        expect.stringMatching(/^info found at (102|270|438), 41\d$/),
        'info 6 are there',
        'info no gift and no spin',
      ]);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    'a text',
    async () => {
      const { logs, phone } = await run(
        'text',
        2,
        `${OPEN}
  - waitFor: { text: { contains: gifts of round, area: { x: 0, y: 100, width: 360, height: 50 } } }
    timeout: 30s
  - find: { text: { contains: surprise, area: { x: 0, y: 790, width: 100%, height: 60 } } }
  - log: \${match.text}
  - countPlaces: { text: { contains: surprise, area: { x: 0, y: 790, width: 100%, height: 60 } } }
    into: lines
  - readText: { area: { x: 414, y: 62, width: 90, height: 56 }, number: true }
    into: coins
  - log: \${lines} line, \${coins} coins
  - tapOn: { text: { equals: Lucky spin, area: { x: 0, y: 720, width: 100%, height: 80 } } }
    within: 5s
  - waitFor: { not: { text: { contains: surprise, area: { x: 0, y: 790, width: 100%, height: 60 } } } }
    timeout: 10s
`,
      );
      expect(phone.screen).toBe('spin');
      expect(logs).toEqual(['info One spin, one surprise', 'info 1 line, 120 coins']);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    'a colour',
    async () => {
      const { logs, phone } = await run(
        'color',
        3,
        `${OPEN}
  - waitFor: { color: { color: "#f59f00", area: { x: 0, y: 720, width: 100%, height: 80 }, percent: 20 } }
    timeout: 30s
  - find: { color: { color: "#f59f00", area: { x: 0, y: 720, width: 100%, height: 80 }, percent: 20 } }
  - log: found at \${match.x}, \${match.y}
  - set: { enough: '\${match.score > 0.5}' }
  - countPlaces: { pixel: { x: 60, y: 760, color: "#f59f00" } }
    into: places
  - readColor: { x: 60, y: 760 }
    into: button
  - log: '\${places} place, \${button}, \${enough ? "enough" : "too little"}'
  - tapOn: { color: { color: "#f59f00", area: { x: 0, y: 720, width: 100%, height: 80 }, percent: 20 } }
  - waitFor: { not: { pixel: { x: 60, y: 760, color: "#f59f00" } } }
    timeout: 10s
`,
      );
      expect(phone.screen).toBe('spin');
      expect(logs).toEqual([
        expect.stringMatching(/^info found at 2(69|70), 7[56]\d$/),
        'info 1 place, #f59f00, enough',
      ]);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    'an element',
    async () => {
      const { logs, phone } = await run(
        'node',
        4,
        `${OPEN}
  - waitFor: { node: { text: Claim } }
    timeout: 30s
  - find: { node: { id: spin } }
  - log: found at \${match.x}, \${match.y}
  - find: { node: { id: coins } }
  - log: \${match.text} coins
  - countPlaces: { node: { text: Claim } }
    into: gifts
  - log: \${gifts} are there
  - tapOn: { node: { text: lucky, how: contains } }
    within: 10s
  - waitFor: { not: { node: { id: coins } } }
    timeout: 20s
`,
      );
      expect(phone.screen).toBe('spin');
      expect(logs).toEqual(['info found at 270, 760', 'info 120 coins', 'info 6 are there']);
    },
    PATIENCE_MS,
  );

  it.concurrent(
    'all of them in one condition are asked of one capture',
    async () => {
      const phone = rig.simulator.device('muster-sim-5');
      // Which way of capturing is the fastest is measured after the first look; then it is known.
      await run('before', 5, '  - waitFor: { not: { blackScreen: {} } }\n  - wait: 1500ms\n');
      let known = -1;
      const isMeasured = (): boolean => {
        const isSame = phone.captureCount === known;
        known = phone.captureCount;
        return isSame;
      };
      await vi.waitFor(() => expect(isMeasured()).toBe(true), { interval: 2_500, timeout: 60_000 });
      const before = phone.captureCount;
      const { logs } = await run(
        'tree',
        5,
        `
  - if:
      any:
        - all:
            - image: { template: demo/claim }
            - not: { text: { contains: Home, area: { x: 0, y: 0, width: 200, height: 60 } } }
            - none: [{ color: { color: "#123456", percent: 50 } }, { pixel: { x: 5, y: 5, color: "#654321" } }]
        - not: { any: [{ blackScreen: {} }, { image: { template: demo/spin } }, { node: { id: nowhere } }] }
    then: [{ log: it holds }]
`,
      );
      expect(logs).toEqual(['info it holds']);
      expect(phone.captureCount - before).toBe(1);
    },
    PATIENCE_MS,
  );
});
