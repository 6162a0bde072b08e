import { fileURLToPath } from 'node:url';

/** Where the built program's own files are. Every bundle lies one folder below `out/`. */
export interface ProgramFiles {
  readonly databaseWorker: URL;
  readonly simulator: string;
  readonly cli: string;
  readonly window: string;
  /** The folder that holds the samples: `orchestration_groups/`, `group_templates/` and `routines/`. */
  readonly samples: string;
}

/** The files beside a bundle; `bundleUrl` is that bundle's `import.meta.url`. */
export function programFilesBeside(bundleUrl: string): ProgramFiles {
  const at = (path: string): string => fileURLToPath(new URL(path, bundleUrl));
  return {
    databaseWorker: new URL('../node/database.worker.js', bundleUrl),
    simulator: at('../node/simulator.js'),
    cli: at('../node/cli.js'),
    window: at('../renderer'),
    samples: at('../..'),
  };
}
