#!/usr/bin/env node
import { parseCommandLine } from './command-line';
import { runSimulatorProcess } from './process';

const parsed = parseCommandLine(process.argv.slice(2));
if (parsed.kind === 'run') {
  process.exitCode = await runSimulatorProcess(parsed.options);
} else {
  const stream = parsed.kind === 'help' ? process.stdout : process.stderr;
  stream.write(`${parsed.text}\n`);
  process.exitCode = parsed.kind === 'help' ? 0 : 2;
}
