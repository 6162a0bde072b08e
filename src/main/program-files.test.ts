import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { programFilesBeside } from './program-files';

const under = (folder: string): string => fileURLToPath(new URL(`${folder}/`, 'file:///C:/opt/'));

it('lie below out/ in a checkout', () => {
  const checkout = under('my app.asar files');
  const files = programFilesBeside(new URL('out/main/index.js', pathToFileURL(checkout)).href);
  expect(files).toEqual({
    databaseWorker: pathToFileURL(under('my app.asar files/out/node') + 'database.worker.js'),
    accountsWorker: pathToFileURL(under('my app.asar files/out/node') + 'accounts.worker.js'),
    eyeWorker: pathToFileURL(under('my app.asar files/out/node') + 'eye.worker.js'),
    matcherKernel: `${under('my app.asar files/out/node')}matcher.wasm`,
    simulator: `${under('my app.asar files/out/node')}simulator.js`,
    cli: `${under('my app.asar files/out/node')}cli.js`,
    window: under('my app.asar files/out/renderer').slice(0, -1),
    samples: checkout,
  });
});

it('are outside of a packaged app’s archive where a process or thread of its own reads them', () => {
  const files = programFilesBeside(
    new URL('app.asar/out/main/index.js', pathToFileURL(under('resources'))).href,
  );
  expect(files).toEqual({
    databaseWorker: pathToFileURL(`${under('resources/app.asar.unpacked/out/node')}database.worker.js`),
    accountsWorker: pathToFileURL(`${under('resources/app.asar.unpacked/out/node')}accounts.worker.js`),
    eyeWorker: pathToFileURL(`${under('resources/app.asar.unpacked/out/node')}eye.worker.js`),
    matcherKernel: `${under('resources/app.asar.unpacked/out/node')}matcher.wasm`,
    simulator: `${under('resources/app.asar.unpacked/out/node')}simulator.js`,
    cli: `${under('resources/app.asar/out/node')}cli.js`,
    window: under('resources/app.asar/out/renderer').slice(0, -1),
    samples: under('resources/app.asar'),
  });
});
