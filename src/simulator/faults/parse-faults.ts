import { DEFAULT_REBOOT_MS } from '../device/boot-cycle';
import { STATE_FAULTS, type Fault, type FaultRule, type FaultWindow } from './fault-rule';

const CALL_FAULTS = 'refuse, hang, slow, cut and garbage';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const SIZES: Readonly<Record<string, number>> = { b: 1, kb: 1024, mb: 1024 * 1024 };
const RULE = /^([^:]+):\s*([a-z]+)\s*(?:\(([^)]*)\))?\s*(?:@([^%]*))?(?:%(.*))?$/;

/** Thrown for a fault specification that says nothing sensible; the message names the rule and the place in it. */
export class FaultSpecError extends Error {
  override readonly name = 'FaultSpecError';

  constructor(rule: string, column: number, problem: string) {
    super(`Faults, character ${String(column + 1)}, "${rule}": ${problem}`);
  }
}

/**
 * Parses rules of the form `DEVICES:FAULT[(ARGUMENTS)][@FROM[..TO][/EVERY]][%CHANCE]`, separated by `;`.
 *
 * - DEVICES: `*`, a number, a range `1-4`, or a list of these, `1,3,5-7`; `server` for the adb server in front.
 * - FAULT of a device as a whole: `offline`, `unauthorized`, `gone` (adb's list says so); `freeze` (does nothing at all,
 *   and goes on where it was); `moved` (at another address meanwhile); `reboot(5s)` (gone for so long, then back with a
 *   new boot id). The server can be `gone`.
 * - FAULT of one call: `refuse`, `hang`, `slow(200ms)`, `slow(200ms, 64KB/s)`, `slow(1MB/s)`, `cut` (in the middle of a
 *   reply), `cut(1000)` (after so many bytes), `garbage` (noise instead of the reply), `garbage(protocol)` (noise instead
 *   of what carries the reply).
 * - FROM, TO, EVERY: `500ms`, `5s`, `2m`, counted from when the faults were set. Without TO it holds from then on.
 * - CHANCE in percent: of every call; of every window for faults of a device as a whole.
 *
 * Example: `2:offline@5s..12s; *:slow(200ms)%5; 3:hang@10s; *:gone@30s..40s/60s%20; 4:reboot(3s)@20s; server:gone@5s..8s`.
 * @throws FaultSpecError
 */
export function parseFaults(spec: string): readonly FaultRule[] {
  const rules: FaultRule[] = [];
  let column = 0;
  for (const piece of spec.split(';')) {
    const rule = piece.trim();
    if (rule !== '') rules.push(parseRule(rule, column + piece.indexOf(rule)));
    column += piece.length + 1;
  }
  return rules;
}

type Refuse = (problem: string) => never;

function parseRule(rule: string, column: number): FaultRule {
  const refuse: Refuse = (problem) => {
    throw new FaultSpecError(rule, column, problem);
  };
  const match = rule.match(RULE) ?? refuse('expected DEVICES:FAULT, such as "2:offline@5s..12s"');
  const [, devices = '', kind = '', argument = '', window, chance] = match;
  const about = parseDevices(devices.trim(), refuse);
  const args = argument
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (about === 'server' && kind !== 'gone') return refuse('the server can only be "gone"');
  return {
    devices: about,
    fault: parseFault(kind, args, refuse),
    window: kind === 'reboot' ? parseReboot(args, window, refuse) : parseOptionalWindow(window, refuse),
    chance: chance === undefined ? 1 : parseChance(chance.trim(), refuse),
  };
}

function parseOptionalWindow(window: string | undefined, refuse: Refuse): FaultWindow | null {
  return window === undefined ? null : parseWindow(window.trim(), refuse);
}

/** A reboot's window is as long as the device is down. */
function parseReboot(args: readonly string[], window: string | undefined, refuse: Refuse): FaultWindow {
  const downMs = args[0] === undefined ? DEFAULT_REBOOT_MS : parseTime(args[0], refuse);
  if (downMs === 0) refuse('a reboot takes more than no time');
  if (window?.includes('..') === true) refuse('a reboot takes its time in brackets, such as reboot(5s)@10s');
  const [from = '', every] = (window ?? '0ms').split('/');
  const end = `${String(parseTime(from, refuse) + downMs)}ms`;
  return parseWindow(`${from}..${end}${every === undefined ? '' : `/${every}`}`, refuse);
}

function parseDevices(text: string, refuse: Refuse): FaultRule['devices'] {
  if (text === '*') return null;
  if (text === 'server') return text;
  return text.split(',').map((part) => {
    const match =
      part.trim().match(/^(\d+)(?:-(\d+))?$/) ?? refuse(`"${part}" is no device; write *, 2 or 1-4`);
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    return to < from ? refuse(`the range ${part} is empty`) : ([from, to] as const);
  });
}

function parseFault(kind: string, args: readonly string[], refuse: Refuse): Fault {
  switch (kind) {
    case 'offline':
    case 'unauthorized':
    case 'gone':
    case 'freeze':
    case 'moved':
    case 'refuse':
    case 'hang':
      return args.length === 0 ? { kind } : refuse(`"${kind}" takes no arguments`);
    case 'reboot':
      return { kind };
    case 'slow':
      return parseSlow(args, refuse);
    case 'cut':
      return { kind, afterBytes: args[0] === undefined ? null : parseBytes(args[0], refuse) };
    case 'garbage':
      return parseGarbage(args, refuse);
    default:
      return refuse(`"${kind}" is no fault; there are ${STATE_FAULTS.join(', ')}, ${CALL_FAULTS}`);
  }
}

function parseGarbage([of = 'reply', ...more]: readonly string[], refuse: Refuse): Fault {
  if ((of === 'reply' || of === 'protocol') && more.length === 0) return { kind: 'garbage', of };
  return refuse('"garbage" takes nothing or "protocol"');
}

function parseSlow(args: readonly string[], refuse: Refuse): Fault {
  const rate = args.find((arg) => arg.endsWith('/s'));
  const latency = args.find((arg) => !arg.endsWith('/s'));
  if (args.length === 0) return refuse('"slow" needs a time or a rate, such as slow(200ms) or slow(64KB/s)');
  const bytesPerSecond = rate === undefined ? null : parseBytes(rate.slice(0, -2), refuse);
  if (bytesPerSecond === 0) return refuse('the rate must be more than 0');
  return { kind: 'slow', latencyMs: latency === undefined ? 0 : parseTime(latency, refuse), bytesPerSecond };
}

function parseWindow(text: string, refuse: Refuse): FaultWindow {
  const [span = '', every] = text.split('/');
  const [from = '', to] = span.split('..');
  const optional = (time: string | undefined): number | null =>
    time === undefined ? null : parseTime(time, refuse);
  const window = { fromMs: parseTime(from, refuse), toMs: optional(to), everyMs: optional(every) };
  const lasts = (window.toMs ?? Infinity) - window.fromMs;
  if (lasts <= 0) return refuse(`the window ${span} is empty`);
  if (window.everyMs !== null && window.everyMs < lasts) {
    return refuse(`"/${every ?? ''}" needs a window that ends before it comes again`);
  }
  return window;
}

function parseTime(text: string, refuse: Refuse): number {
  const match = text.trim().match(/^(\d+(?:\.\d+)?)(ms|s|m|h)$/);
  if (match === null) return refuse(`"${text}" is no time; write 500ms, 5s or 2m`);
  return Number(match[1]) * (UNITS[match[2] ?? ''] ?? 0);
}

function parseBytes(text: string, refuse: Refuse): number {
  const match = text.trim().match(/^(\d+)\s*(b|kb|mb)?$/i);
  if (match === null) return refuse(`"${text}" is no size; write 1000, 64KB or 1MB`);
  return Number(match[1]) * (SIZES[(match[2] ?? 'b').toLowerCase()] ?? 1);
}

function parseChance(text: string, refuse: Refuse): number {
  const percent = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(percent > 0 && percent <= 100))
    return refuse(`"%${text}" is no chance; write a percentage from above 0 to 100`);
  return percent / 100;
}
