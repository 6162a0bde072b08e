// `--import tsx` does nothing in a worker thread of a process that was not started with it: tsx is registered here.
import { register } from 'tsx/esm/api';

register();
await import('../src/main/perception/eye.worker.ts');
