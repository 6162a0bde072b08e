/** How Node is started for a host. */
export const HOST_FLAGS: readonly string[];
