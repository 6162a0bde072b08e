import Module, { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

/*
 * Makes `import 'electron'` and `require('electron')` mean the stand-in. Worker threads inherit `--import` and would
 * each start a browser; as in Electron, they have no `electron`.
 */

if (isMainThread) {
  const standInUrl = new URL('./electron.mjs', import.meta.url).href;
  const hooks = `export const resolve = (specifier, context, next) =>
  specifier === 'electron' ? { url: ${JSON.stringify(standInUrl)}, shortCircuit: true } : next(specifier, context);`;
  register(`data:text/javascript,${encodeURIComponent(hooks)}`);

  const { default: electron } = await import(standInUrl);
  const load = Module._load;
  Module._load = (id, ...rest) => (id === 'electron' ? electron : load.call(Module, id, ...rest));
}
