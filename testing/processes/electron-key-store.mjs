import { register } from 'node:module';

/*
 * VERB BASE64: asks `src/main/app/safe-storage-key-store.ts` over the stand-in's safeStorage (`MUSTER_STAND_IN_KEY_STORE`)
 * whether it is available, or to seal or open bytes, and prints the answer.
 */

const [verb, base64 = ''] = process.argv.slice(2);
const url = new URL('../electron-stand-in/safe-storage.mjs', import.meta.url).href;
register(
  `data:text/javascript,${encodeURIComponent(
    `export const resolve = (specifier, context, next) =>
      specifier === 'electron' ? { url: ${JSON.stringify(url)}, shortCircuit: true } : next(specifier, context);`,
  )}`,
);

const { createSafeStorageKeyStore } = await import('../../src/main/app/safe-storage-key-store.ts');
const keyStore = createSafeStorageKeyStore();
if (verb === 'isAvailable') process.stdout.write(String(await keyStore.isAvailable()));
else
  process.stdout.write(Buffer.from(await keyStore[verb](Buffer.from(base64, 'base64'))).toString('base64'));
