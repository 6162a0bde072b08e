import { MessageChannel } from 'node:worker_threads';

// Nobody listens at the other end any more.
const { port1: nowhere, port2 } = new MessageChannel();
port2.close();

/**
 * Gives the memory of a buffer back to the system at once, and not when the collector comes: what passes through in
 * megabytes a second would be a hundred megabytes by then. Nobody may use it any more; reading it finds it empty. Only
 * for memory that no other buffer lies in.
 *
 * A buffer that is sent to a port nobody listens to is detached and freed; `ArrayBuffer.prototype.transfer` does so too,
 * but came after Node 20.
 */
export function giveBack(buffer: ArrayBuffer): void {
  nowhere.postMessage(null, [buffer]);
}
