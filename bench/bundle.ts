import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = join(ROOT, '.cache', 'bench');

/**
 * Bundles a file of this folder and answers where. What is measured runs as a bundle in a process of its own: a loader
 * of TypeScript would count as memory, and make every child process slower to start.
 */
export async function bundle(name: string): Promise<string> {
  await build({
    configFile: false,
    root: ROOT,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: join('bench', `${name}.ts`),
      target: 'node20',
      outDir: join(OUT, name),
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: `${name}.js` } },
    },
  });
  return join(OUT, name, `${name}.js`);
}
