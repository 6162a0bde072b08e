/** How a promise ended and how long it took, in milliseconds. */
export interface Timed {
  readonly ms: number;
  readonly error: unknown;
}

/** Calls, waits for the end and never rejects. */
export async function timed(call: () => Promise<unknown>): Promise<Timed> {
  const began = performance.now();
  const error: unknown = await call().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { ms: performance.now() - began, error };
}

/** The middle of some numbers. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
