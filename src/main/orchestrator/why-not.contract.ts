import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupOn } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import { runOnSimulator, type SimulatedRun } from '../../../testing/routine-on-simulator';
import { explainFailure } from '../../shared/explain/failure';
import { explainRunEvent } from '../../shared/explain/run-event';
import { OrchestrationId } from '../../shared/ids';
import type { BotLook } from '../../shared/looked';

/* A whole host with vision threads: what a person reads when a bot found nothing, and the picture it found nothing on. */

const TEMPLATES = join(import.meta.dirname, '../../../templates/demo');
const PATIENCE_MS = 150_000;
const OPEN = `
resolution: 540x960
steps:
  - stopApp: com.example.rewards
  - launchApp: com.example.rewards
  - waitFor: { image: { template: demo/claim } }
    timeout: 30s
`;

let rig: HostRig;
beforeAll(async () => {
  rig = await openHostRig({ devices: 8, seed: 7 });
  await cp(TEMPLATES, join(rig.folder, 'templates/demo'), { recursive: true });
}, 60_000);
afterAll(() => rig.close());

async function failing(device: number, ...steps: readonly string[]): Promise<SimulatedRun> {
  const name = `test/fails-${String(device)}`;
  await rig.saveRoutine(name, OPEN + steps.map((step) => `  ${step}\n`).join(''));
  await rig.until((view) => view.routines[name]?.problems.length === 0, 'its templates');
  return runOnSimulator(rig, name, { device });
}

const lookOf = (run: SimulatedRun) => run.failure?.look;

describe('a step that found nothing', () => {
  it(
    'tells the best place of an image, its score, the threshold and the screen, with the picture',
    async () => {
      const run = await failing(1, '- tapOn: { image: { template: demo/checkout } }', '  within: 1s');
      expect(run).toMatchObject({ ended: 'failed', failure: { code: 'not_found', step: '4' } });
      const look = lookOf(run);
      expect(look).toMatchObject({
        screen: { width: 540, height: 960 },
        looked: [{ kind: 'image', what: 'demo/checkout', found: false }],
      });
      const [{ score, wanted } = {}] = look?.looked ?? [];
      expect(Number(score)).toBeLessThan(Number(wanted));
      const { title, hint } = run.failure ? explainFailure(run.failure) : { title: '', hint: '' };
      expect(title).toBe('image template “demo/checkout” was not found within 1s');
      expect(hint).toMatch(/^Image demo\/checkout: (at best 0\.\d\d, at \d+, \d+; 0\.\d\d is asked|below)/);
      expect(hint).toContain('The screen has 540 × 960.');
      const id = OrchestrationId.parse(run.events[0]?.orchestrationId);
      const kept = await rig.client.call('evidence.picture', {
        orchestrationId: id,
        file: look?.picture ?? '',
      });
      const picture = kept.ok ? await sharp(Buffer.from(kept.value.png, 'base64')).metadata() : null;
      expect(picture).toMatchObject({ width: 540, height: 960, format: 'png' });
      const told = run.events
        .filter(({ type }) => type === 'bot.look')
        .map((one) => explainRunEvent(one).what);
      expect(told).toEqual([
        expect.stringContaining('Looked in vain in step 4, tap on image. Image demo/checkout'),
      ]);
    },
    PATIENCE_MS,
  );

  it(
    'says that it is there, but elsewhere, after a wait',
    async () => {
      const area = 'area: { x: 0, y: 0, width: 540, height: 200 }';
      const run = await failing(
        2,
        `- waitFor: { all: [{ image: { template: demo/claim, ${area} } }, { pixel: { x: 1, y: 1, color: "#010203" } }] }`,
        '  timeout: 2s',
      );
      expect(run.failure).toMatchObject({ code: 'condition_not_met' });
      const [image, pixel] = lookOf(run)?.looked ?? [];
      expect(image).toMatchObject({ advice: 'elsewhere', area: { x: 0, y: 0, width: 540, height: 200 } });
      expect(pixel).toMatchObject({ kind: 'pixel', found: false });
      expect(pixel?.color).toMatch(/^#[0-9a-f]{6}$/);
    },
    PATIENCE_MS,
  );

  it(
    'tells what was read instead of a text, and what is written on elements',
    async () => {
      const run = await failing(
        3,
        '- find: { any: [{ text: { contains: Cloim alI six, area: { x: 0, y: 100, width: 400, height: 50 } } }, { node: { text: Lucky spine } }] }',
      );
      const [text, node] = lookOf(run)?.looked ?? [];
      expect(text?.instead[0]).toMatch(/gifts of round/i);
      expect(node?.advice).toBe('other_elements');
      expect(node?.instead).toContain('Lucky spin');
      expect(run.failure && explainFailure(run.failure).hint).toContain('there are: “Lucky spin”');
    },
    PATIENCE_MS,
  );

  it(
    'tells the share of a colour and the app in front; also where the routine goes on, once',
    async () => {
      const run = await failing(
        4,
        '- repeat:',
        '    times: 4',
        '    steps:',
        '      - find: { color: { color: "#f76707", percent: 90 } }',
        '        onError: continue',
        '- waitFor: { app: com.example.clock }',
        '  timeout: 1s',
      );
      const looks = run.events.filter((event) => event.type === 'bot.look');
      expect(looks.map(({ path }) => path)).toEqual(['4.steps.1', '5']);
      const [color] = looks[0]?.look.looked ?? [];
      expect(color).toMatchObject({ kind: 'color', wanted: 0.9, advice: 'share' });
      expect(color?.score).toBeGreaterThan(0);
      expect(lookOf(run)?.looked).toMatchObject([{ kind: 'app', instead: ['com.example.rewards'] }]);
    },
    PATIENCE_MS,
  );

  it(
    'is asked on the one picture of sameFrame, and has no picture of its own',
    async () => {
      const run = await failing(5, '- sameFrame: [{ find: { image: { template: demo/checkout } } }]');
      expect(lookOf(run)).toMatchObject({ picture: null, looked: [{ what: 'demo/checkout', wanted: 0.8 }] });
    },
    PATIENCE_MS,
  );

  it('gives no file that is none of its run', async () => {
    const orchestrationId = OrchestrationId.parse(rig.events[0]?.orchestrationId);
    for (const file of ['../../../etc/passwd', 'other/1/a.png', `${orchestrationId}/../../muster.db`, ''])
      expect(await rig.client.call('evidence.picture', { orchestrationId, file })).toMatchObject({
        ...{ ok: false, error: { code: 'file_unreadable' } },
      });
  });
});

describe('looks of a bot', () => {
  it(
    'are told as they are made, with what was asked and seen; and the last one to who comes later',
    async () => {
      await rig.saveRoutine(
        'test/looks',
        `${OPEN}  - repeat: { times: 20, steps: [{ if: { any: [{ image: { template: demo/claim } }, { app: a.b }] }, then: [{ wait: 200ms }] }] }\n  - wait: 10m\n`,
      );
      await rig.until((view) => view.routines['test/looks']?.problems.length === 0, 'its templates');
      const orchestrationId = await rig.start(
        await rig.saveDefinition({ ...groupOn('test/looks', 1), availableInstances: ['sim:6'] }),
      );
      const bot = { orchestrationId, botId: `${orchestrationId}/1` } as Parameters<typeof follow>[0];
      const looks: BotLook[] = [];
      const close = follow(bot, looks);
      await expect.poll(() => looks.length, { timeout: 60_000 }).toBeGreaterThan(10);
      close();
      const look = looks.findLast(({ looked }) => looked.length === 2);
      expect(look).toMatchObject({
        routineName: 'test/looks',
        looked: [
          { kind: 'image', what: 'demo/claim', found: true },
          { kind: 'app', what: 'a.b', found: false, instead: ['com.example.rewards'] },
        ],
      });
      expect(Date.parse(look?.until ?? '') - Date.parse(look?.at ?? '')).toBeLessThan(60_000);
      const later: BotLook[] = [];
      const closeLater = follow(bot, later);
      await expect.poll(() => later.length, { timeout: 10_000 }).toBeGreaterThan(0);
      closeLater();
      await rig.client.call('groups.stop', { orchestrationId, mode: 'now' });
    },
    PATIENCE_MS,
  );
});

function follow(bot: Parameters<typeof rig.client.subscribe<'botLooks'>>[1], looks: BotLook[]): () => void {
  return rig.client.subscribe('botLooks', bot, {
    snapshot: (last) => void looks.push(...last),
    patches: (batches) => void looks.push(...batches.flat()),
  });
}
