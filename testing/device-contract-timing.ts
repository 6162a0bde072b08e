/** How a promise ended and how long it took, in milliseconds. */
export interface Timed {
  readonly ms: number;
  readonly error: unknown;
}

/** Waits for a promise and never rejects. */
export async function timed(promise: Promise<unknown>): Promise<Timed> {
  const began = performance.now();
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { ms: performance.now() - began, error };
}

/** The middle of some numbers. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
