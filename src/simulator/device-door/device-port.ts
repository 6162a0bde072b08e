import { createServer, type Server } from 'node:net';
import type { VirtualDevice } from '../device/virtual-device';
import { boundPort, closeServer, listen } from '../door/listen';
import { DeviceConnection, type DeviceDoorContext } from './device-connection';

/** The port one device listens on. It follows the device's state: closed while the device is gone, another when moved. */
export class DevicePort {
  readonly device: VirtualDevice;
  private readonly context: DeviceDoorContext;
  private readonly connections = new Set<DeviceConnection>();
  private ownPort: number;
  private movedPort = 0;
  private server: Server | undefined;
  private listeningOn: 'own' | 'moved' | null = null;
  private changing: Promise<void> = Promise.resolve();

  /** `port` 0 takes a free one and keeps it. */
  constructor(context: DeviceDoorContext, device: VirtualDevice, port: number) {
    this.context = context;
    this.device = device;
    this.ownPort = port;
  }

  /** Where the device is now, or was last: the serial an adb server knows it by. */
  get address(): string {
    const moved = this.context.farm.hasMoved(this.device) && this.movedPort > 0;
    return `127.0.0.1:${String(moved ? this.movedPort : this.ownPort)}`;
  }

  /** Listens for the first time. Rejects with the socket's error when the port is taken. */
  async open(): Promise<void> {
    await this.listenOn('own');
    await this.follow();
  }

  /** Does what the device's state asks for now; resolves when it is done. */
  follow(): Promise<void> {
    this.changing = this.changing.then(() => this.change()).catch(this.context.onError);
    return this.changing;
  }

  async close(): Promise<void> {
    await this.changing;
    await this.listenOn(null);
  }

  private async change(): Promise<void> {
    const { farm } = this.context;
    const state = farm.stateOf(this.device);
    const there = state !== 'gone' && !this.device.boots.isDown;
    const place = there ? (farm.hasMoved(this.device) ? 'moved' : 'own') : null;
    if (place !== this.listeningOn) await this.listenOn(place);
    if (state === 'device') return;
    for (const connection of this.connections) if (connection.established) connection.drop();
  }

  private async listenOn(place: 'own' | 'moved' | null): Promise<void> {
    const before = this.server;
    this.server = undefined;
    this.listeningOn = place;
    for (const connection of this.connections) connection.drop();
    if (before !== undefined) await closeServer(before);
    if (place === null) return;
    const server = createServer({ noDelay: true }, (socket) => {
      const connection = new DeviceConnection(this.context, this.device, socket);
      this.connections.add(connection);
      void connection.serve().then(() => this.connections.delete(connection));
    });
    await listen(server, place === 'own' ? this.ownPort : this.movedPort);
    this.server = server;
    if (place === 'own') this.ownPort = boundPort(server);
    else this.movedPort = boundPort(server);
  }
}
