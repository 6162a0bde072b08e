type Opened<T extends readonly Promise<unknown>[]> = { -readonly [K in keyof T]: Awaited<T[K]> };

/**
 * Waits until all parts are open. When one can't be opened, those that were are closed before its error is thrown:
 * a watcher or a thread left behind would keep the process from ending.
 */
export async function openTogether<const T extends readonly Promise<unknown>[]>(
  opening: T,
): Promise<Opened<T>> {
  try {
    return await Promise.all(opening);
  } catch (error) {
    const settled = await Promise.allSettled(opening);
    const opened = settled.flatMap((one) =>
      one.status === 'fulfilled' && isOpen(one.value) ? [one.value] : [],
    );
    await Promise.allSettled(opened.map((part) => part.close()));
    throw error;
  }
}

function isOpen(value: unknown): value is { close(): Promise<void> } {
  return typeof value === 'object' && value !== null && 'close' in value && typeof value.close === 'function';
}
