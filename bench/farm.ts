import { startAdbServer } from '../testing/adb-server';
import { startSimulatorChild, type DoorKind } from './simulator-child';

/** Virtual devices behind an adb server, both in processes of their own. */
export interface Farm {
  readonly port: number;
  readonly serials: readonly string[];
  /** What is in between, for the report. */
  readonly through: string;
  stop(): Promise<void>;
}

/** Opens a farm; over the device door every device is connected to when it resolves. */
export async function openFarm(devices: number, door: DoorKind): Promise<Farm> {
  const simulator = await startSimulatorChild(devices, door);
  const { serials, adbPort } = simulator;
  if (door === 'server') {
    if (adbPort === null) throw new Error('the simulator has told no port of its adb server');
    return { port: adbPort, serials, through: 'server door', stop: () => simulator.stop() };
  }
  const adb = await startAdbServer();
  const stop = async (): Promise<void> => {
    await adb.stop();
    await simulator.stop();
  };
  try {
    await adb.connectAll(serials);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port: adb.port, serials, through: 'real adb server, device door', stop };
}
