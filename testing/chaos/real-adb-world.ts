import type { Random } from '../../src/shared/ports';
import { startDeviceSimulator } from '../../src/simulator/device-simulator';
import { startAdbServer, type AdbServer } from '../adb-server';
import { openHostRig, type HostRig } from '../host-rig';

/** A host on virtual devices behind the real adb server, which somebody else ends and starts at will. */
export interface RealAdbWorld {
  readonly rig: HostRig;
  /** Ends the adb server by its process number, lets some time pass, starts another one on its port. */
  restartServer(random: Random): Promise<void>;
  /** How often somebody did that. */
  readonly restarts: number;
  /** How often the adb server ended although nobody had ended it. */
  readonly crashes: number;
  close(): Promise<void>;
}

/** Longest time without an adb server. */
const AWAY_MS = 1_200;
const LOOK_MS = 50;

/** Opens it, with every device connected by the host itself. */
export async function openRealAdbWorld(devices: number, seed: number): Promise<RealAdbWorld> {
  const simulator = await startDeviceSimulator({ devices, seed });
  const server = new RestartedServer(await startAdbServer());
  try {
    const rig = await openHostRig({ outside: { simulator, adbPort: server.port } });
    return {
      rig,
      restartServer: (random) => server.restart(random.next() * AWAY_MS),
      get restarts() {
        return server.restarts;
      },
      get crashes() {
        return server.crashes;
      },
      async close() {
        await rig.close();
        await server.close();
      },
    };
  } catch (error) {
    await simulator.stop();
    await server.close();
    throw error;
  }
}

class RestartedServer {
  restarts = 0;
  crashes = 0;
  readonly port: number;
  #server: AdbServer;
  #changing: Promise<void> = Promise.resolve();
  readonly #watch: NodeJS.Timeout;

  constructor(server: AdbServer) {
    this.#server = server;
    this.port = server.port;
    this.#watch = setInterval(() => void this.#inTurn(() => this.#revive()), LOOK_MS);
  }

  restart(awayMs: number): Promise<void> {
    return this.#inTurn(async () => {
      this.restarts += 1;
      await this.#server.stop();
      await new Promise((resolve) => setTimeout(resolve, awayMs));
      this.#server = await startAdbServer(this.port);
    });
  }

  async close(): Promise<void> {
    clearInterval(this.#watch);
    await this.#changing;
    await this.#server.stop();
  }

  /** Whoever works with adb starts it again when it is gone. */
  async #revive(): Promise<void> {
    if (isRunning(this.#server.pid)) return;
    this.crashes += 1;
    await this.#server.stop();
    this.#server = await startAdbServer(this.port);
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    this.#changing = this.#changing.then(change);
    return this.#changing;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
