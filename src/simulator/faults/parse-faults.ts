import type { Fault, FaultRule, FaultWindow } from './fault-rule';

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
 * - DEVICES: `*`, a number, a range `1-4`, or a list of these, `1,3,5-7`.
 * - FAULT: `offline`, `unauthorized`, `gone` (the list says so); `refuse`, `hang`, `slow(200ms)`, `slow(200ms, 64KB/s)`,
 *   `slow(1MB/s)`, `cut` (in the middle of a reply), `cut(1000)` (after so many bytes).
 * - FROM, TO, EVERY: `500ms`, `5s`, `2m`, counted from when the faults were set. Without TO it holds from then on.
 * - CHANCE in percent: of every call; of every window for `offline`, `unauthorized` and `gone`.
 *
 * Example: `2:offline@5s..12s; *:slow(200ms)%5; 3:hang@10s; *:gone@30s..40s/60s%20`.
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
  return {
    devices: parseDevices(devices.trim(), refuse),
    fault: parseFault(kind, argument, refuse),
    window: window === undefined ? null : parseWindow(window.trim(), refuse),
    chance: chance === undefined ? 1 : parseChance(chance.trim(), refuse),
  };
}

function parseDevices(text: string, refuse: Refuse): FaultRule['devices'] {
  if (text === '*') return null;
  return text.split(',').map((part) => {
    const match =
      part.trim().match(/^(\d+)(?:-(\d+))?$/) ?? refuse(`"${part}" is no device; write *, 2 or 1-4`);
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    return to < from ? refuse(`the range ${part} is empty`) : ([from, to] as const);
  });
}

function parseFault(kind: string, argument: string, refuse: Refuse): Fault {
  const args = argument
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  switch (kind) {
    case 'offline':
    case 'unauthorized':
    case 'gone':
    case 'refuse':
    case 'hang':
      return args.length === 0 ? { kind } : refuse(`"${kind}" takes no arguments`);
    case 'slow':
      return parseSlow(args, refuse);
    case 'cut':
      return { kind, afterBytes: args[0] === undefined ? null : parseBytes(args[0], refuse) };
    default:
      return refuse(
        `"${kind}" is no fault; there are offline, unauthorized, gone, refuse, hang, slow and cut`,
      );
  }
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
