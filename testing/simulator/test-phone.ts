import { Renderer } from '../../src/simulator/graphics/renderer';
import { VirtualDevice } from '../../src/simulator/device/virtual-device';
import {
  loadDefaultScenario,
  loadScenario,
  type LoadedScenario,
} from '../../src/simulator/scene/load-scenario';
import { ScenePhone } from '../../src/simulator/scene/scene-phone';
import { createFakeClock, type FakeClock } from '../fake-clock';

export interface TestPhone {
  readonly phone: ScenePhone;
  readonly device: VirtualDevice;
  readonly clock: FakeClock;
  /** Taps the middle of the element with this id; answers what was hit. */
  tapOn(id: string): string | null;
  /** The text of the element with this id; undefined when it is not shown. */
  textOf(id: string): string | undefined;
}

/** A virtual device with a clock that stands still, and the bundled apps or a scenario of one's own. */
export async function createTestPhone(
  options: { seed?: number; index?: number; scenario?: unknown } = {},
): Promise<TestPhone> {
  const { seed = 1, index = 1 } = options;
  const scenario: LoadedScenario =
    options.scenario === undefined ? await loadDefaultScenario() : await loadScenario(options.scenario, '.');
  const clock = createFakeClock();
  const phone = new ScenePhone({ index, seed, clock, renderer: new Renderer(), ...scenario });
  const device = new VirtualDevice({
    index,
    serial: `muster-sim-${String(index)}`,
    seed,
    clock,
    phone,
    properties: {},
    rawHeaderBytes: 16,
  });
  const find = (id: string) => phone.nodes().find((node) => node.id === id);
  return {
    phone,
    device,
    clock,
    tapOn: (id) => {
      const node = find(id);
      if (node === undefined) throw new Error(`"${id}" is not on the screen.`);
      const { left, top, right, bottom } = node.bounds;
      return phone.tap((left + right) / 2, (top + bottom) / 2);
    },
    textOf: (id) => find(id)?.text,
  };
}

/** A scenario of one app with one screen. */
export function scenarioWith(
  app: Readonly<Record<string, unknown>>,
  device: Readonly<Record<string, unknown>> = {},
): unknown {
  return {
    schemaVersion: 1,
    name: 'test',
    device,
    home: 'com.test.app',
    apps: [{ package: 'com.test.app', label: 'Test', start: 'main', ...app }],
  };
}
