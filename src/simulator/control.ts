import { z } from 'zod';
import type { VirtualDevice } from './device/virtual-device';
import type { FaultControl } from './faults/fault-plan';

/** Largest number of inputs in one answer; the protocol's texts end at 65,535 bytes. */
const INPUTS_PER_ANSWER = 300;

/**
 * Requests of the simulator's own service, `host:muster:<JSON>` on its adb port, answered with JSON. For tests and tools
 * that run the simulator as a process of its own.
 */
const ControlRequest = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('devices') }),
  z.strictObject({ op: z.literal('faults'), set: z.string().optional(), add: z.string().optional() }),
  z.strictObject({ op: z.literal('inputs'), serial: z.string(), after: z.number().int().min(0).default(0) }),
  z.strictObject({ op: z.literal('state'), serial: z.string() }),
  z.strictObject({
    op: z.literal('setVariable'),
    serial: z.string(),
    package: z.string(),
    name: z.string(),
    value: z.union([z.string(), z.number(), z.boolean()]),
  }),
]);
type ControlRequest = z.infer<typeof ControlRequest>;

export interface ControlledSimulator {
  readonly devices: readonly VirtualDevice[];
  readonly faults: FaultControl;
  /** The serial a device has now. */
  serialOf(device: VirtualDevice): string;
}

/** Answers one request; what is wrong with it comes back as `{"error":"…"}`. */
export function answerControl(simulator: ControlledSimulator, json: string): string {
  try {
    return JSON.stringify(answer(simulator, ControlRequest.parse(JSON.parse(json))));
  } catch (error) {
    const message =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : '';
    return JSON.stringify({ error: message });
  }
}

function answer(simulator: ControlledSimulator, request: ControlRequest): unknown {
  switch (request.op) {
    case 'devices':
      return {
        devices: simulator.devices.map((device) => ({
          serial: simulator.serialOf(device),
          index: device.index,
        })),
      };
    case 'faults':
      if (request.set !== undefined) simulator.faults.set(request.set);
      if (request.add !== undefined) simulator.faults.add(request.add);
      return { faults: simulator.faults.list() };
    case 'inputs':
      return {
        inputs: findDevice(simulator, request.serial).inputs.since(request.after).slice(0, INPUTS_PER_ANSWER),
      };
    case 'state':
      return findDevice(simulator, request.serial).phone.state();
    case 'setVariable': {
      const { phone } = findDevice(simulator, request.serial);
      phone.setVariable(request.package, request.name, request.value);
      return {};
    }
  }
}

/** The device with this serial, or with this name of its own. @throws RangeError */
export function findDevice(
  { devices, serialOf }: Pick<ControlledSimulator, 'devices' | 'serialOf'>,
  serial: string,
): VirtualDevice {
  const device = devices.find((each) => each.serial === serial || serialOf(each) === serial);
  if (device === undefined) throw new RangeError(`There is no virtual device "${serial}".`);
  return device;
}
