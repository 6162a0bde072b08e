import { parseArgs } from 'node:util';
import { parseFaults } from './faults/parse-faults';

export interface ProcessOptions {
  readonly door: 'server' | 'device';
  readonly devices: number;
  readonly first: number;
  readonly port: number;
  readonly seed: number;
  readonly scenario: string | null;
  readonly faults: string;
  readonly json: boolean;
  readonly untilStdinCloses: boolean;
}

export type CommandLine =
  | { readonly kind: 'run'; readonly options: ProcessOptions }
  | { readonly kind: 'help' | 'wrong'; readonly text: string };

const HELP = `Usage: simulator [options]

Virtual Android devices. Ends on Ctrl-C, SIGTERM and SIGHUP.

  --devices N            how many devices (1 to 512, default 1)
  --first N              number of the first device (default 1); serials are muster-sim-N
  --door server|device   server: acts as an adb server (default); device: each device listens on a port of its own,
                         for "adb connect"
  --port P               port on 127.0.0.1 (default 0: any free one); with --door device the first of P, P+1, …
                         outside 5555 to 5585, where adb itself looks for emulators
  --seed S               same seed, same inputs: same pictures, same faults (default 1)
  --scenario FILE        apps and screens, as JSON (default: the bundled sample apps)
  --faults SPEC          such as "2:offline@5s..12s; *:slow(200ms)%5; 3:hang@10s"
  --json                 first line: {"type":"ready","serials":[…],"adbPort":N}, null with --door device
  --until-stdin-closes   end when standard input does, for a parent that started this process
  --help`;

const OPTIONS = {
  devices: { type: 'string', default: '1' },
  first: { type: 'string', default: '1' },
  port: { type: 'string', default: '0' },
  door: { type: 'string', default: 'server' },
  seed: { type: 'string', default: '1' },
  scenario: { type: 'string' },
  faults: { type: 'string', default: '' },
  json: { type: 'boolean', default: false },
  'until-stdin-closes': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the simulator's command line; what is wrong with it is said in words. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
    if (values.help) return { kind: 'help', text: HELP };
    parseFaults(values.faults);
    const options: ProcessOptions = {
      door: doorOf(values.door),
      devices: wholeNumber('--devices', values.devices, 1, 512),
      first: wholeNumber('--first', values.first, 1, 99_999),
      port: wholeNumber('--port', values.port, 0, 65_535),
      seed: wholeNumber('--seed', values.seed, 0, 0xffffffff),
      scenario: values.scenario ?? null,
      faults: values.faults,
      json: values.json,
      untilStdinCloses: values['until-stdin-closes'],
    };
    if (options.door === 'device') assertPortsFit(options);
    return { kind: 'run', options };
  } catch (error) {
    return { kind: 'wrong', text: `${error instanceof Error ? error.message : String(error)}\n\n${HELP}` };
  }
}

function doorOf(text: string): ProcessOptions['door'] {
  if (text === 'server' || text === 'device') return text;
  throw new RangeError(`--door must be "server" or "device", not "${text}".`);
}

/** An adb server takes what listens on 5555 to 5585 for emulators, and shows it a second time under another name. */
function assertPortsFit({ port, devices }: ProcessOptions): void {
  const last = port + devices - 1;
  if (port === 0) return;
  if (last > 65_535)
    throw new RangeError(`--port ${String(port)} leaves no room for ${String(devices)} devices.`);
  if (port <= 5585 && last >= 5555)
    throw new RangeError(`--port: ${String(port)} to ${String(last)} must not meet 5555 to 5585.`);
}

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new RangeError(
    `${flag} must be a whole number from ${String(least)} to ${String(most)}, not "${text}".`,
  );
}
