import { connect } from 'node:net';

/** Time for one `getprop` on every device at once over plain sockets: the least any client must pay. Milliseconds. */
export async function connectTimes(port: number, serials: readonly string[]): Promise<number> {
  const before = performance.now();
  await Promise.all(serials.map((serial) => bareCommand(port, serial)));
  return performance.now() - before;
}

function bareCommand(port: number, serial: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const ask = (text: string): void => void socket.write(text.length.toString(16).padStart(4, '0') + text);
    let isTransport = false;
    socket.on('connect', () => ask(`host:transport:${serial}`));
    socket.on('data', () => {
      if (isTransport) return;
      isTransport = true;
      ask('exec:getprop sys.boot_completed');
    });
    socket.on('end', () => {
      socket.end();
      resolve();
    });
    socket.on('error', reject);
  });
}
