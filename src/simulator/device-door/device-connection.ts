import type { Socket } from 'node:net';
import type { Clock } from '../../shared/ports';
import type { VirtualDevice } from '../device/virtual-device';
import { admitCall } from '../door/device-call';
import { whenFarm, type Farm } from '../door/farm';
import type { FaultPlan } from '../faults/fault-plan';
import { findService } from '../services/device-service';
import type { ServiceHandler } from '../services/service-call';
import { StreamClosedError, type ByteStream } from '../stream/byte-stream';
import { createSocketStream } from '../stream/socket-stream';
import type { DeviceDoorSettings } from './device-door-settings';
import { shakeHands } from './handshake';
import { COMMAND, MalformedPacketError, type Packet } from './packet';
import { PacketLink } from './packet-link';
import { PacketStream } from './packet-stream';

const OWN_SERVICE = 'muster:';

export interface DeviceDoorContext {
  readonly farm: Farm;
  readonly faults: FaultPlan;
  readonly clock: Clock;
  readonly settings: DeviceDoorSettings;
  /** Answers `muster:…`, the simulator's own service. */
  readonly control: (request: string) => string;
  /** Numbers service calls over all devices; inputs are remembered under them. */
  readonly nextConnection: () => number;
  /** A defect of the simulator; it ends one connection only. */
  readonly onError: (error: unknown) => void;
}

/** An adb server's connection to one device: the greeting, then services on streams that share it. */
export class DeviceConnection {
  private readonly context: DeviceDoorContext;
  private readonly device: VirtualDevice;
  private readonly stream: ByteStream;
  private readonly link: PacketLink;
  private readonly streams = new Map<number, PacketStream>();
  private lastId = 0;
  private maxPayload = 0;

  constructor(context: DeviceDoorContext, device: VirtualDevice, socket: Socket) {
    this.context = context;
    this.device = device;
    this.stream = createSocketStream(socket);
    const { settings } = context;
    const wire = { pieceBytes: settings.pieceBytes, delay: () => this.beforePacket() };
    this.link = new PacketLink(this.stream, { wire, maxPayload: settings.maxPayload });
  }

  /** True once the greeting is over: a connection that a device which goes offline cannot keep. */
  get established(): boolean {
    return this.maxPayload > 0;
  }

  /** Serves until the other side leaves; never rejects. */
  async serve(): Promise<void> {
    try {
      const { farm, settings } = this.context;
      const { device, link } = this;
      const parts = { link, farm, device, settings, closed: this.stream.closed };
      this.maxPayload = (await shakeHands(parts)) ?? 0;
      while (this.maxPayload > 0) {
        const packet = await link.read();
        if (packet === null) break;
        await this.whileFrozen();
        this.take(packet);
      }
    } catch (error) {
      // What is no packet ends a connection on a real device as well.
      const expected = error instanceof MalformedPacketError || error instanceof StreamClosedError;
      if (!expected) this.context.onError(error);
    } finally {
      this.drop();
    }
  }

  /** Breaks the connection and every stream on it. */
  drop(): void {
    this.stream.destroy();
    for (const stream of this.streams.values()) stream.release();
    this.streams.clear();
  }

  private take({ command, arg0, arg1, payload }: Packet): void {
    const stream = this.streams.get(arg1);
    switch (command) {
      case COMMAND.open:
        void this.open(arg0, payload.toString('utf8').replace(/\0.*$/s, ''));
        break;
      case COMMAND.write:
        if (stream === undefined) this.sendClose(0, arg0);
        else stream.receive(payload);
        break;
      case COMMAND.okay:
        stream?.taken();
        break;
      case COMMAND.close:
        stream?.release();
        this.streams.delete(arg1);
        break;
      default:
        throw new MalformedPacketError(`nobody expects a packet ${command.toString(16)} here`);
    }
  }

  /** `OPEN`: answered by `OKAY` and the service's bytes, or by `CLSE` when there is no such service. */
  private async open(remoteId: number, service: string): Promise<void> {
    const found = this.find(service);
    if (found === undefined) {
      this.sendClose(0, remoteId);
      return;
    }
    const { link, maxPayload } = this;
    const localId = ++this.lastId;
    const stream = new PacketStream({ link, localId, remoteId, maxPayload });
    this.streams.set(localId, stream);
    try {
      const { faults, clock } = this.context;
      const admitted = await admitCall(stream, { device: this.device, faults, clock });
      if (admitted.kind === 'refused') this.sendClose(0, remoteId);
      if (admitted.kind === 'noisy') await link.sendNoise(admitted.noise);
      if (admitted.kind !== 'open') return;
      await link.send(COMMAND.okay, localId, remoteId);
      await this.run(found, admitted.stream);
      stream.end();
    } catch (error) {
      if (!(error instanceof StreamClosedError)) this.context.onError(error);
      stream.end();
    } finally {
      this.streams.delete(localId);
    }
  }

  private find(service: string): { handler: ServiceHandler; argument: string } | undefined {
    if (!service.startsWith(OWN_SERVICE)) return findService(service);
    const handler: ServiceHandler = ({ argument, stream }) =>
      stream.write(Buffer.from(this.context.control(argument)));
    return { handler, argument: service.slice(OWN_SERVICE.length) };
  }

  private run(found: { handler: ServiceHandler; argument: string }, stream: ByteStream): Promise<void> {
    const connection = this.context.nextConnection();
    return found.handler({ device: this.device, stream, argument: found.argument, connection });
  }

  private sendClose(localId: number, remoteId: number): void {
    void this.link.send(COMMAND.close, localId, remoteId).catch(() => undefined);
  }

  private async beforePacket(): Promise<void> {
    const { clock, settings } = this.context;
    if (settings.packetDelayMs > 0) await clock.sleep(settings.packetDelayMs, this.stream.closed);
    await this.whileFrozen();
  }

  /** A frozen device neither reads nor writes; what it was sent waits for it. */
  private async whileFrozen(): Promise<void> {
    const { farm } = this.context;
    if (farm.isFrozen(this.device))
      await whenFarm(farm, this.stream.closed, () => !farm.isFrozen(this.device));
  }
}
