import { createRequire } from 'node:module';

/*
 * Fetches Electron's runtime for this computer, telling the parent process how far it is. A process of its own,
 * because Electron's installer ends the one it runs in. Exit code 0: the runtime is there.
 */

const require = createRequire(import.meta.url);

/** Into Electron's own cache, where the installer finds it; that one's own download shows nothing for half a minute. */
async function downloadWithProgress() {
  const { downloadArtifact } = createRequire(require.resolve('electron'))('@electron/get');
  const { version } = require('electron/package.json');
  await downloadArtifact({
    version,
    artifactName: 'electron',
    cacheRoot: process.env['electron_config_cache'],
    checksums: process.env['electron_use_remote_checksums'] ? undefined : require('electron/checksums.json'),
    platform: process.env['npm_config_platform'] ?? process.platform,
    arch: process.env['npm_config_arch'] ?? process.arch,
    downloadOptions: {
      quiet: true,
      getProgressCallback: ({ transferred, total }) => process.send?.({ transferred, total }),
    },
  });
}

try {
  await downloadWithProgress();
} catch (error) {
  process.send?.({ reason: reasonOf(error) });
  process.exit(1);
}
require('electron/install.js');

/** The innermost cause in few words: `ENOTFOUND github.com`, `Response code 407 …`. */
function reasonOf(error) {
  const cause = error?.cause ?? error;
  const place = cause?.hostname ?? cause?.address;
  if (cause?.code) return place ? `${cause.code} ${place}` : String(cause.code);
  return String(cause?.message ?? cause).split('\n')[0];
}
