import { createRequire } from 'node:module';

/**
 * Finds the engine and its data: in a checkout, in the node build and in a packaged app, whose threads can't read its
 * archive; what they need lies beside it (`asarUnpack` in electron-builder.yml).
 */
export const packages = createRequire(import.meta.url.replace(/(\/app\.asar)(?=\/)/, '$1.unpacked'));
