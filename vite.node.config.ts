import { defineConfig } from 'vite';
import { kernelPlugin } from './scripts/build-kernel.mjs';

/** The Node 20 build: headless host, CLI, simulator and worker threads. Desktop bundles are electron-vite's. */
export default defineConfig({
  publicDir: false,
  plugins: [kernelPlugin],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'out/node',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        cli: 'src/cli/index.ts',
        simulator: 'src/simulator/index.ts',
        'accounts.worker': 'src/main/accounts/accounts.worker.ts',
        'eye.worker': 'src/main/perception/eye.worker.ts',
        'database.worker': 'src/main/platform/database.worker.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
