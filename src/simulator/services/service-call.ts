import type { VirtualDevice } from '../device/virtual-device';
import type { ByteStream } from '../stream/byte-stream';

/** A service somebody opened on a device, behind whatever door. */
export interface ServiceCall {
  readonly device: VirtualDevice;
  readonly stream: ByteStream;
  /** What follows the service's name and colon. */
  readonly argument: string;
  /** Number of the client connection; inputs are remembered under it. */
  readonly connection: number;
}

export type ServiceHandler = (call: ServiceCall) => Promise<void>;
