import type { Connection } from '../src/shared/rpc/connection';

/** A connection that keeps every frame the host sends. */
export function recordFrames(connection: Connection): { connection: Connection; readonly frames: string[] } {
  const frames: string[] = [];
  return {
    frames,
    connection: {
      ...connection,
      onFrame: (listener) =>
        connection.onFrame((frame) => {
          frames.push(JSON.stringify(frame));
          listener(frame);
        }),
    },
  };
}
