import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where the built program's own files are. Every bundle lies one folder below `out/`. */
export interface ProgramFiles {
  readonly databaseWorker: URL;
  readonly accountsWorker: URL;
  readonly eyeWorker: URL;
  /** The compiled kernel of vision/matcher. */
  readonly matcherKernel: string;
  readonly simulator: string;
  readonly cli: string;
  readonly window: string;
  /** The folder that holds the samples: `orchestration_groups/`, `group_templates/`, `pools/`, `routines/` and `templates/`. */
  readonly samples: string;
}

/** The archive a packaged app is in, and the folder beside it for what has to be plain files (electron-builder.yml). */
const ARCHIVE = /([\\/]app\.asar)(?=[\\/])/;

/**
 * The files beside a bundle; `bundleUrl` is that bundle's `import.meta.url`. What starts as a process or thread of its
 * own is outside of a packaged app's archive, which such a one need not be able to read.
 */
export function programFilesBeside(bundleUrl: string): ProgramFiles {
  const at = (path: string): string => fileURLToPath(new URL(path, bundleUrl));
  const plain = (path: string): string => at(path).replace(ARCHIVE, '$1.unpacked');
  return {
    databaseWorker: pathToFileURL(plain('../node/database.worker.js')),
    accountsWorker: pathToFileURL(plain('../node/accounts.worker.js')),
    eyeWorker: pathToFileURL(plain('../node/eye.worker.js')),
    matcherKernel: plain('../node/matcher.wasm'),
    simulator: plain('../node/simulator.js'),
    cli: at('../node/cli.js'),
    window: at('../renderer'),
    samples: at('../..'),
  };
}
