import { parseInstanceRef, type InstanceRef } from '../../../shared/instance-reference';
import type { AdbServerView } from '../../../shared/view';
import { DeviceError } from '../device';
import type { InstanceTable } from './instance-table';
import { errorOfState, isConfirmed, stateOf } from './sighting';

interface GuardParts {
  readonly table: InstanceTable;
  readonly servers: () => readonly AdbServerView[];
}

/** One way to a device, as a `Device` was made for it. */
export interface DeviceRoute {
  readonly ref: InstanceRef;
  readonly server: string;
  readonly serial: string;
}

/**
 * Says why a device may not be reached over a route now; undefined when it may. A serial belongs to whoever comes
 * next (`emulator-5554` is any emulator started first), so a route is open only while the device behind it is known
 * to be the one of the reference.
 */
export function guardOf(route: DeviceRoute, { table, servers }: GuardParts): () => DeviceError | undefined {
  const { ref, server, serial } = route;
  return () => {
    const sighting = table.sighting(server, serial);
    if (sighting === undefined) {
      const isThere = servers().some(({ address, state }) => address === server && state !== 'absent');
      if (!isThere)
        return new DeviceError('adb_server_gone', serial, `the adb server ${server} does not answer`);
      return new DeviceError('device_gone', serial, 'the adb server does not list the device any more');
    }
    if (table.refOf(server, serial) !== ref && isConfirmed(sighting)) {
      return new DeviceError('device_gone', serial, `another device has taken the serial of ${ref}`);
    }
    return isConfirmed(sighting) ? undefined : errorOfState(stateOf(sighting), serial);
  };
}

/** Why an instance cannot be used at all now. */
export function causeOfAbsence(ref: InstanceRef, { table, servers }: GuardParts): DeviceError {
  const entry = table.find(ref);
  if (entry !== undefined && entry.state !== 'gone') return errorOfState(entry.state, entry.serial ?? ref);
  const bound = table.serverOf(ref);
  const role = parseInstanceRef(ref)?.kind === 'sim' ? 'simulator' : 'real';
  const possible = servers().filter((server) =>
    bound === undefined ? server.role === role : server.address === bound,
  );
  const { length } = possible.filter(({ state }) => state === 'absent');
  if (possible.length > 0 && length === possible.length) {
    const addresses = possible.map(({ address }) => address).join(', ');
    return new DeviceError('adb_server_gone', ref, `no adb server answers at ${addresses}`);
  }
  return new DeviceError('device_gone', ref, 'no adb server lists the instance');
}
