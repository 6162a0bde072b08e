import type { InstanceRef } from '../../../shared/instance-reference';
import type { AdbControl } from '../adb/adb-control';

/** What an adb server lists for one network address. */
export interface NetworkLine {
  readonly serial: string;
  /** The server's word for its state. */
  readonly word: string;
  /** Null while the device was not yet asked who it is. */
  readonly ref: InstanceRef | null;
  /** The server lets commands through. */
  readonly isOnline: boolean;
  /** The device has said who it is since it came online. */
  readonly isConfirmed: boolean;
}

/** An adb server that answers, to be asked for network devices. */
export interface NetworkServer {
  readonly address: string;
  readonly control: AdbControl;
}
