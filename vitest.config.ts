import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The rings of tests; `scripts/test.mjs` decides which of them run and which tools they need. */
const ring = (name: string, include: string[], extra: Record<string, unknown> = {}) => ({
  test: { name, include, environment: 'node', ...extra },
});

/** What tests start as threads and processes, and the matcher's kernel, are built from their sources. */
const BUILT = ['scripts/build-kernel.mjs', 'scripts/build-test-programs.mjs'];

export default defineConfig({
  test: {
    // By itself vitest leaves one core free, which on two is half of them; much of a test is waiting.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      // Limits are for what hangs: a busy machine of two cores takes several times as long as a quiet one.
      ring(
        'unit',
        [
          'src/{shared,main,cli,simulator,preload}/**/*.test.ts',
          'scripts/**/*.test.ts',
          'testing/**/*.test.ts',
        ],
        { testTimeout: 15_000, globalSetup: BUILT },
      ),
      ring('component', ['src/renderer/**/*.test.{ts,tsx}'], {
        environment: 'jsdom',
        pool: 'threads',
        setupFiles: ['testing/renderer/setup.ts'],
        testTimeout: 30_000,
      }),
      ring('contract', ['src/**/*.contract.ts'], { testTimeout: 20_000, globalSetup: BUILT }),
      ring('chaos', ['testing/chaos/**/*.chaos.ts'], {
        testTimeout: 60_000,
        fileParallelism: false,
        globalSetup: BUILT,
      }),
      ring('soak', ['testing/soak/**/*.soak.ts'], {
        testTimeout: 900_000,
        fileParallelism: false,
        globalSetup: BUILT,
      }),
    ],
  },
});
