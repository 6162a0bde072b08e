import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createTestPhone, scenarioWith } from '../../../testing/simulator/test-phone';
import { BUNDLED_APPS } from './bundled-scenes';
import { loadScenario } from './load-scenario';

const screens = (elements: readonly unknown[], extra: Readonly<Record<string, unknown>> = {}) => ({
  screens: { main: { background: '#102030', elements, ...extra } },
});

async function pixelAt(phone: { capture(): { width: number; pixels: Buffer } }, x: number, y: number) {
  const { width, pixels } = phone.capture();
  return Promise.resolve([...pixels.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)]);
}

describe('scenarios', () => {
  it.each(Object.keys(BUNDLED_APPS))('the bundled app %s has no problem', async (name) => {
    await expect(loadScenario({ schemaVersion: 1, name, apps: [name] }, '.')).resolves.toBeDefined();
  });

  it('name every place that is wrong at once', async () => {
    const wrong = screens([
      { type: 'rect', at: [0, 0, 1, 1], fill: 'no-colour' },
      { type: 'text', at: [0, 0, 1, 1], text: '{1 +}' },
      { type: 'icon', at: [0, 0, 1, 1], name: 'nothing' },
      { type: 'button', at: [0, 0, 1, 1], text: 'x', onTap: [{ do: 'goto', screen: 'away' }] },
    ]);
    const load = loadScenario(scenarioWith(wrong), '.');
    await expect(load).rejects.toThrow(/elements\.0\.fill: "no-colour" is no colour/);
    await expect(load).rejects.toThrow(/elements\.1\.text: Expression "1 \+": it ends too early/);
    await expect(load).rejects.toThrow(/elements\.2\.name: there is no icon "nothing"/);
    await expect(load).rejects.toThrow(/elements\.3\.onTap\.0\.screen: there is no screen "away"/);
  });

  it.each([
    [{ schemaVersion: 2, name: 'x', apps: ['form'] }, 'schemaVersion'],
    [{ schemaVersion: 1, name: 'x', apps: [] }, 'apps'],
    [{ schemaVersion: 1, name: 'x', apps: ['nope'] }, 'no bundled app "nope"'],
    [{ schemaVersion: 1, name: 'x', apps: ['form', 'form'] }, 'com.example.form is there twice'],
    [{ schemaVersion: 1, name: 'x', apps: ['form'], faults: '*:boom' }, '"boom" is no fault'],
    [
      scenarioWith(screens([{ type: 'image', at: [0, 0, 1, 1], source: 'missing.png' }])),
      'image missing.png',
    ],
  ])('refuse %j', async (json, message) => {
    await expect(loadScenario(json, '.')).rejects.toThrow(message);
  });

  it.each([
    [540, 960, 0],
    [720, 1280, 0],
    [1080, 1920, 0],
    [270, 480, 0],
    [540, 960, 90],
    [540, 960, 180],
    [800, 600, 0],
  ] as const)(
    'draw %i by %i at %i degrees, and taps land where it shows',
    async (width, height, rotation) => {
      const scenario = scenarioWith(
        screens([
          {
            type: 'button',
            id: 'b',
            at: [100, 200, 300, 100],
            text: '',
            fill: '#00ff00',
            onTap: [{ do: 'toast', text: 'hit' }],
          },
        ]),
        {
          width,
          height,
          rotation,
        },
      );
      const { phone, tapOn } = await createTestPhone({ scenario });
      const turned = rotation % 180 !== 0;
      const frame = phone.capture();
      expect([frame.width, frame.height]).toEqual(turned ? [height, width] : [width, height]);
      expect(frame.pixels).toHaveLength(width * height * 4);
      const { bounds } = phone.nodes().find(({ id }) => id === 'b') ?? {
        bounds: { left: 0, top: 0, right: 0, bottom: 0 },
      };
      const middle = [
        Math.round((bounds.left + bounds.right) / 2),
        Math.round((bounds.top + bounds.bottom) / 2),
      ] as const;
      expect(await pixelAt(phone, ...middle)).toEqual([0, 255, 0, 255]);
      expect(phone.tap(bounds.left - 1, middle[1])).toBeNull();
      expect(phone.tap(bounds.right, middle[1])).toBeNull();
      expect(tapOn('b')).toBe('b');
    },
  );

  it('turn the screen for an app that wants it lying down', async () => {
    const scenario = scenarioWith({ ...screens([]), size: [960, 540], orientation: 'landscape' });
    const { phone } = await createTestPhone({ scenario });
    expect(phone.screen()).toMatchObject({
      width: 960,
      height: 540,
      rotation: 1,
      physical: { width: 540, height: 960 },
    });
    expect(phone.capture()).toMatchObject({ width: 960, height: 540 });
  });

  it('show pictures', async () => {
    const png = await sharp({ create: { width: 2, height: 1, channels: 3, background: '#ff0000' } })
      .png()
      .toBuffer();
    const source = `data:image/png;base64,${png.toString('base64')}`;
    const { phone } = await createTestPhone({
      scenario: scenarioWith(screens([{ type: 'image', at: [100, 100, 50, 50], source }])),
    });
    expect(await pixelAt(phone, 125, 125)).toEqual([255, 0, 0, 255]);
    expect(await pixelAt(phone, 155, 125)).toEqual([16, 32, 48, 255]);
  });

  it('let long presses, toggles, groups and delays work', async () => {
    const scenario = scenarioWith({
      variables: { n: 0, on: false, flags: [false, false] },
      ...screens([
        {
          type: 'rect',
          id: 'r',
          at: [0, 100, 100, 100],
          fill: '#ffffff',
          onTap: [{ do: 'add', variable: 'n', by: 1 }],
          onLongPress: [{ do: 'set', variable: 'n', to: 100 }],
        },
        { type: 'switch', id: 's', at: [0, 300, 100, 40], variable: 'on' },
        {
          type: 'group',
          at: [0, 400, 540, 100],
          repeat: { count: 2, step: [0, 60] },
          elements: [{ type: 'checkbox', id: 'c', at: [0, 0, 100, 40], variable: 'flags', index: 'i' }],
        },
        {
          type: 'button',
          id: 'later',
          at: [0, 600, 100, 50],
          text: 'later',
          onTap: [{ do: 'after', delay: '2s', then: [{ do: 'set', variable: 'n', to: 7 }] }],
        },
      ]),
    });
    const { phone, clock, tapOn } = await createTestPhone({ scenario });
    tapOn('r');
    expect(phone.state().variables).toMatchObject({ n: 1 });
    expect(phone.longPress(50, 150)).toBe('r');
    expect(phone.state().variables).toMatchObject({ n: 100 });
    tapOn('s');
    tapOn('c.1');
    expect(phone.state().variables).toMatchObject({ on: true, flags: [false, true] });
    tapOn('later');
    await clock.advance(1999);
    expect(phone.state().variables).toMatchObject({ n: 100 });
    await clock.advance(1);
    expect(phone.state().variables).toMatchObject({ n: 7 });
  });

  it('run timers at their times, however seldom somebody looks', async () => {
    const app = {
      variables: { ticks: 0 },
      ...screens([], { timers: [{ every: '250ms', do: [{ do: 'add', variable: 'ticks', by: 1 }] }] }),
    };
    const often = await createTestPhone({ scenario: scenarioWith(app) });
    const seldom = await createTestPhone({ scenario: scenarioWith(app) });
    for (let step = 0; step < 40; step++) {
      await often.clock.advance(100);
      often.phone.capture();
    }
    await seldom.clock.advance(4000);
    expect(often.phone.state().variables).toEqual({ ticks: 16 });
    expect(seldom.phone.state().variables).toEqual({ ticks: 16 });
  });
});
