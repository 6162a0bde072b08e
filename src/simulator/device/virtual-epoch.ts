/** Where every virtual device's own wall clock starts, so that what it shows depends on nothing but time elapsed. */
export const VIRTUAL_EPOCH_MS = Date.UTC(2026, 0, 5, 9, 30, 0);
