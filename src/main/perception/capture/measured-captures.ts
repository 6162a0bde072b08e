import type { InstanceRef } from '../../../shared/instance-reference';
import type { EyeRoute } from '../eye-protocol';
import type { MeasuredCapture } from './measured-capture';

/** What threads have measured, kept for those that come after them. */
export class MeasuredCaptures {
  readonly #kept = new Map<InstanceRef, { readonly route: EyeRoute; readonly measured: MeasuredCapture }>();

  put(route: EyeRoute, measured: MeasuredCapture): void {
    this.#kept.set(route.ref, { route, measured });
  }

  /** The route with what was measured on it; another way to the instance has to be measured anew. */
  with(route: EyeRoute): EyeRoute {
    const kept = this.#kept.get(route.ref);
    return kept && isSameWay(kept.route, route) ? { ...route, measured: kept.measured } : route;
  }
}

/** Whether both lead to the same serial at the same adb server. */
export function isSameWay(a: EyeRoute, b: EyeRoute): boolean {
  return a.host === b.host && a.port === b.port && a.serial === b.serial;
}
