import type { Clock } from '../shared/ports';
import { createRealClock } from './clock';
import { VirtualDevice } from './device/virtual-device';
import type { Farm } from './door/farm';
import { FaultPlan } from './faults/fault-plan';
import { Renderer } from './graphics/renderer';
import { loadDefaultScenario, loadScenario, type LoadedScenario } from './scene/load-scenario';
import { ScenePhone } from './scene/scene-phone';

export interface VirtualFarmOptions {
  /** How many virtual devices. Default 1. */
  readonly devices?: number;
  /** Number of the first device; its name is `muster-sim-<number>`. Default 1. */
  readonly first?: number;
  /** Same seed, same inputs at the same times: same pictures, same faults. Default 1. */
  readonly seed?: number;
  /** Apps and screens: a loaded scenario, or the JSON of one. Default: the bundled sample apps. */
  readonly scenario?: LoadedScenario | { readonly schemaVersion: 1; readonly [key: string]: unknown };
  /** Faults in addition to the scenario's own; `parse-faults.ts` says how to write them. */
  readonly faults?: string;
  readonly clock?: Clock;
  /** Draws into raw captures whose they are and which; see `stamp.ts`. Costs a copy of each. */
  readonly stamps?: boolean;
}

/** Virtual devices with their faults, behind no door yet. */
export interface VirtualFarm {
  readonly farm: Farm;
  readonly faults: FaultPlan;
  readonly clock: Clock;
  /** Ends the timers of faults and boots. */
  stop(): void;
}

/**
 * Makes virtual devices and lets their faults begin.
 * @throws ScenarioError, FaultSpecError
 */
export async function createVirtualFarm(options: VirtualFarmOptions): Promise<VirtualFarm> {
  const clock = options.clock ?? createRealClock();
  const scenario = await scenarioOf(options);
  const devices = createDevices(options, scenario, clock);
  const faults = new FaultPlan({ clock, seed: options.seed ?? 1 });
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  // Reboots come first: a device is down by the time a door looks at its state.
  faults.onStatesChanged(createRebooter(devices, faults));
  faults.onStatesChanged(tell);
  for (const { boots } of devices) boots.onChange(tell);
  faults.set([scenario.faults, options.faults ?? ''].join(';'));
  const farm: Farm = {
    devices,
    stateOf(device) {
      const state = faults.stateOf(device);
      return state === 'device' && device.boots.isDown ? 'offline' : state;
    },
    isFrozen: (device) => faults.holds(device, 'freeze'),
    hasMoved: (device) => faults.holds(device, 'moved'),
    serverIsGone: () => faults.holds('server', 'gone'),
    onStatesChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    farm,
    faults,
    clock,
    stop() {
      faults.stop();
      for (const { boots } of devices) boots.stop();
    },
  };
}

/** Reboots devices when their window opens, once for each window. */
function createRebooter(devices: readonly VirtualDevice[], faults: FaultPlan): () => void {
  const begun = new Map<VirtualDevice, string>();
  return () => {
    for (const device of devices) {
      const due = faults.rebootOf(device);
      if (due === undefined || begun.get(device) === due.id) continue;
      begun.set(device, due.id);
      device.reboot(due.downMs);
    }
  };
}

async function scenarioOf({ scenario }: VirtualFarmOptions): Promise<LoadedScenario> {
  if (scenario === undefined) return loadDefaultScenario();
  return isLoaded(scenario) ? scenario : loadScenario(scenario, '.');
}

function isLoaded(scenario: NonNullable<VirtualFarmOptions['scenario']>): scenario is LoadedScenario {
  return 'pictures' in scenario;
}

function createDevices(
  options: VirtualFarmOptions,
  scenario: LoadedScenario,
  clock: Clock,
): readonly VirtualDevice[] {
  const seed = options.seed ?? 1;
  const renderer = new Renderer();
  return Array.from({ length: options.devices ?? 1 }, (_, offset) => {
    const index = (options.first ?? 1) + offset;
    const phone = new ScenePhone({ index, seed, clock, renderer, ...scenario });
    const { rawHeaderBytes, properties } = scenario.device;
    const serial = `muster-sim-${String(index)}`;
    const { stamps = false } = options;
    return new VirtualDevice({ index, serial, seed, clock, phone, properties, rawHeaderBytes, stamps });
  });
}
