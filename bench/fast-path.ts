import { measureCapture } from './capture';
import { openFarm, type Farm } from './farm';
import type { Measured } from './measured';
import type { DoorKind } from './simulator-child';
import { measureSteadyLoad } from './steady-load';
import { measureTaps } from './taps';

/** The way from a device to pixels and back, against what people use today. */
export async function measureFastPath(door: DoorKind): Promise<Measured[]> {
  return [
    ...(await onFarm(16, door, async (farm) => [
      ...(await measureTaps(farm)),
      ...(await measureCapture(farm)),
    ])),
    ...(await onFarm(200, door, measureSteadyLoad)),
  ];
}

async function onFarm(
  devices: number,
  door: DoorKind,
  measure: (farm: Farm) => Promise<Measured[]>,
): Promise<Measured[]> {
  const farm = await openFarm(devices, door);
  try {
    return await measure(farm);
  } finally {
    await farm.stop();
  }
}
