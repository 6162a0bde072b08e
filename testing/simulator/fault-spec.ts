import type { RigFault } from '../device-contract';

/** A fault of the device contract, as the simulator's fault specifications write it. */
export function specOfFault(fault: RigFault): string {
  if (fault.kind === 'slow') return `slow(${String(fault.latencyMs)}ms)`;
  return fault.kind === 'cut' ? `cut(${String(fault.afterBytes)})` : fault.kind;
}
