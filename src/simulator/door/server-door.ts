import { createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '../../shared/ports';
import type { VirtualDevice } from '../device/virtual-device';
import type { FaultPlan } from '../faults/fault-plan';
import { findService } from '../services/device-service';
import { ByteReader } from '../stream/byte-reader';
import { StreamClosedError, type ByteStream } from '../stream/byte-stream';
import { createSocketStream } from '../stream/socket-stream';
import { admitCall, tiedToDevice } from './device-call';
import { pickDevice, serialOf, whenFarm, type Farm } from './farm';
import { answerHostRequest, type HostAnswer } from './host-requests';
import { boundPort, closeServer, listen } from './listen';
import { MalformedRequestError, readRequest, sendFail, sendOkay } from './smart-socket';
import { trackDevices, waitForState } from './state-watch';

export interface ServerDoorOptions {
  readonly farm: Farm;
  readonly faults: FaultPlan;
  readonly clock: Clock;
  /** Port to listen on, 0 for any free one. Always on the loopback interface. */
  readonly port: number;
  /** Answers `host:muster:…`, the simulator's own service. */
  readonly control: (request: string) => string;
  /** A defect of the simulator; it ends one connection only. */
  readonly onError: (error: unknown) => void;
}

export interface Door {
  readonly port: number;
  /** Closes every connection and the door itself. */
  stop(): Promise<void>;
}

/** Opens a door that speaks as an adb *server* does, so that any adb client can talk to the virtual devices. */
export async function openServerDoor(options: ServerDoorOptions): Promise<Door> {
  const sockets = new Set<Socket>();
  let connections = 0;
  let { port } = options;
  let server: Server | undefined;
  const open = async (): Promise<void> => {
    // Half-open, so that a client which closes its sending side first still gets its answer.
    const opening = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      connections += 1;
      void serveConnection(options, socket, connections);
    });
    await listen(opening, port);
    port = boundPort(opening);
    server = opening;
  };
  const close = async (): Promise<void> => {
    const closing = server;
    server = undefined;
    const closed = closing === undefined ? undefined : closeServer(closing);
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  await open();
  let changing: Promise<void> = Promise.resolve();
  const follow = async (): Promise<void> => {
    if (options.farm.serverIsGone()) await close();
    else if (server === undefined) await open();
  };
  const stopListening = options.farm.onStatesChanged(() => {
    changing = changing.then(follow).catch(options.onError);
  });
  return {
    port,
    async stop() {
      stopListening();
      await changing;
      await close();
    },
  };
}

async function serveConnection(
  options: ServerDoorOptions,
  socket: Socket,
  connection: number,
): Promise<void> {
  const stream = createSocketStream(socket);
  try {
    await serveRequests(options, stream, connection);
    stream.end();
  } catch (error) {
    if (error instanceof MalformedRequestError) await sendFail(stream, error.message).catch(() => undefined);
    // A client that left, or a reply that was cut, is nothing to report. What is left to send still goes out.
    if (error instanceof MalformedRequestError || error instanceof StreamClosedError) stream.end();
    else {
      options.onError(error);
      stream.destroy();
    }
  }
}

async function serveRequests(
  options: ServerDoorOptions,
  stream: ByteStream,
  connection: number,
): Promise<void> {
  const reader = new ByteReader(stream);
  const first = await readRequest(reader);
  if (first === null) return;
  if (first.startsWith('host:muster:')) {
    return sendOkay(stream, options.control(first.slice('host:muster:'.length)));
  }
  const answer = answerHostRequest(options.farm, first);
  if (answer.kind !== 'transport') return reply(options.farm, stream, answer);
  await sendOkay(stream);
  if (answer.withId) await stream.write(transportId(answer.device));
  const service = await readRequest(reader);
  if (service !== null)
    await serveDevice(options, { device: answer.device, stream, reader, service, connection });
}

function transportId(device: VirtualDevice): Buffer {
  const id = Buffer.alloc(8);
  id.writeBigUInt64LE(BigInt(device.index));
  return id;
}

async function reply(farm: Farm, stream: ByteStream, answer: HostAnswer): Promise<void> {
  switch (answer.kind) {
    case 'answer':
      return sendOkay(stream, answer.text);
    case 'fail':
      return sendFail(stream, answer.reason);
    case 'track':
      return trackDevices(farm, stream, answer.lines);
    case 'wait':
      return waitForState(farm, stream, answer);
    default:
      return sendOkay(stream);
  }
}

interface DeviceRequest {
  readonly device: VirtualDevice;
  readonly stream: ByteStream;
  readonly reader: ByteReader;
  readonly service: string;
  readonly connection: number;
}

async function serveDevice(options: ServerDoorOptions, request: DeviceRequest): Promise<void> {
  const { device, stream, reader, connection } = request;
  if (/^host(?:-[^:]*)?:/.test(request.service)) {
    return reply(options.farm, stream, answerHostRequest(options.farm, hostRequestOf(options.farm, request)));
  }
  const reachable = pickDevice(options.farm, serialOf(options.farm, device));
  if (typeof reachable === 'string') return sendFail(stream, reachable);
  const found = findService(request.service);
  if (found === undefined) return sendFail(stream, 'closed');
  const tied = tiedToDevice(options.farm, device, { ...stream, read: () => reader.read() });
  try {
    const { farm, faults, clock } = options;
    if (farm.isFrozen(device)) await whenFarm(farm, tied.stream.closed, () => !farm.isFrozen(device));
    const admitted = await admitCall(tied.stream, { device, faults, clock });
    if (admitted.kind === 'refused') await sendFail(stream, 'closed');
    if (admitted.kind === 'noisy') await stream.write(admitted.noise);
    if (admitted.kind === 'silent') await untilClosed(tied.stream);
    if (admitted.kind !== 'open') return;
    await sendOkay(tied.stream);
    await found.handler({ device, stream: admitted.stream, argument: found.argument, connection });
  } finally {
    tied.release();
  }
}

/** After a transport, `host:features` and the like are about that transport's device. */
function hostRequestOf(farm: Farm, request: DeviceRequest): string {
  return request.service.replace(/^host[^:]*:/, `host-serial:${serialOf(farm, request.device)}:`);
}

function untilClosed(stream: ByteStream): Promise<never> {
  return new Promise((_, reject) => {
    const onClosed = (): void => {
      reject(new StreamClosedError());
    };
    if (stream.closed.aborted) onClosed();
    else stream.closed.addEventListener('abort', onClosed, { once: true });
  });
}
