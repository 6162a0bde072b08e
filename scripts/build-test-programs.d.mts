/** Bundles the threads and processes that tests start, unless they are newer than the sources. */
export function buildTestPrograms(): Promise<void>;
