/**
 * How Node is started for a host. V8 lets what is short-lived gather up to 32 MB before it is collected; with less of it
 * the same work takes less memory. Megabytes of each half. `npm run muster` in package.json says the same.
 */
export const HOST_FLAGS = ['--max-semi-space-size=2'];
