import type { Clock } from '../shared/ports';
import { createRealClock } from './clock';
import { answerControl, findDevice } from './control';
import type { DeviceInput } from './device/input-log';
import { VirtualDevice } from './device/virtual-device';
import type { Farm } from './door/farm';
import { openServerDoor } from './door/server-door';
import { FaultPlan, type FaultControl } from './faults/fault-plan';
import { Renderer } from './graphics/renderer';
import { loadDefaultScenario, loadScenario, type LoadedScenario } from './scene/load-scenario';
import { ScenePhone } from './scene/scene-phone';

export interface SimulatorOptions {
  /** How many virtual devices. Default 1. */
  readonly devices?: number;
  /** Number of the first device; its serial is `muster-sim-<number>`. Default 1. */
  readonly first?: number;
  /** Port of the adb server door on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** Same seed, same inputs at the same times: same pictures, same faults. Default 1. */
  readonly seed?: number;
  /** Apps and screens: a loaded scenario, or the JSON of one. Default: the bundled sample apps. */
  readonly scenario?: LoadedScenario | { readonly schemaVersion: 1; readonly [key: string]: unknown };
  /** Faults in addition to the scenario's own; `parse-faults.ts` says how to write them. */
  readonly faults?: string;
  readonly clock?: Clock;
  /** Hears of defects of the simulator itself. */
  readonly onError?: (error: unknown) => void;
}

export interface Simulator {
  readonly port: number;
  readonly serials: readonly string[];
  readonly devices: readonly VirtualDevice[];
  readonly faults: FaultControl;
  /** The device with this serial. @throws RangeError */
  device(serial: string): VirtualDevice;
  /** Everything done to a device so far, oldest first. */
  inputs(serial: string): readonly DeviceInput[];
  /** The taps among its inputs. */
  taps(serial: string): readonly Extract<DeviceInput, { kind: 'tap' }>[];
  /** Closes the door and every connection, and ends the timers of faults. */
  stop(): Promise<void>;
}

/**
 * Starts virtual devices behind an adb server door, in this process.
 * @throws ScenarioError, FaultSpecError, or the socket's error when the port is taken
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const clock = options.clock ?? createRealClock();
  const scenario = await scenarioOf(options);
  const devices = createDevices(options, scenario, clock);
  const faults = new FaultPlan({ clock, seed: options.seed ?? 1 });
  faults.set([scenario.faults, options.faults ?? ''].join(';'));
  const farm: Farm = {
    devices,
    stateOf: (device) => faults.stateOf(device),
    onStatesChanged: (listener) => faults.onStatesChanged(listener),
  };
  const door = await openServerDoor({
    farm,
    faults,
    clock,
    port: options.port ?? 0,
    control: (request) => answerControl({ devices, faults }, request),
    onError: options.onError ?? (() => undefined),
  }).catch((error: unknown) => {
    faults.stop();
    throw error;
  });
  const device = (serial: string): VirtualDevice => findDevice({ devices }, serial);
  return {
    port: door.port,
    serials: devices.map(({ serial }) => serial),
    devices,
    faults,
    device,
    inputs: (serial) => device(serial).inputs.since(),
    taps: (serial) =>
      device(serial)
        .inputs.since()
        .filter((input) => input.kind === 'tap'),
    async stop() {
      faults.stop();
      await door.stop();
    },
  };
}

async function scenarioOf({ scenario }: SimulatorOptions): Promise<LoadedScenario> {
  if (scenario === undefined) return loadDefaultScenario();
  return isLoaded(scenario) ? scenario : loadScenario(scenario, '.');
}

function isLoaded(scenario: NonNullable<SimulatorOptions['scenario']>): scenario is LoadedScenario {
  return 'pictures' in scenario;
}

function createDevices(options: SimulatorOptions, scenario: LoadedScenario, clock: Clock): VirtualDevice[] {
  const seed = options.seed ?? 1;
  const renderer = new Renderer();
  return Array.from({ length: options.devices ?? 1 }, (_, offset) => {
    const index = (options.first ?? 1) + offset;
    const phone = new ScenePhone({ index, seed, clock, renderer, ...scenario });
    const { rawHeaderBytes, properties } = scenario.device;
    return new VirtualDevice({
      index,
      serial: `muster-sim-${String(index)}`,
      seed,
      clock,
      phone,
      properties,
      rawHeaderBytes,
    });
  });
}
