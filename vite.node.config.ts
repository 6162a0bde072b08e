import { defineConfig, type Plugin } from 'vite';
import { kernelPlugin } from './scripts/build-kernel.mjs';

/** One sign beyond Latin-1, and V8 keeps the whole text of a file in two bytes a sign, in each thread that runs it. */
const oneBytePlugin: Plugin = {
  name: 'muster-one-byte',
  // The last thing done: what is printed after `renderChunk` has the signs again.
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk') file.code = file.code.replaceAll(/[^\0-\x7f]/g, escaped);
  },
};

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The Node 20 build: headless host, CLI, simulator and worker threads. Desktop bundles are electron-vite's. */
export default defineConfig({
  publicDir: false,
  plugins: [kernelPlugin, oneBytePlugin],
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
