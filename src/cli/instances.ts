import type { Command } from 'commander';
import type { AppError } from '../shared/errors';
import { INSTANCE_STATE_WORDS } from '../shared/explain/states';
import { InstanceRef } from '../shared/instance-reference';
import type { CaptureView, InstanceView } from '../shared/view';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { asTable } from './output';
import { simulateFirst } from './simulate-first';
import { readView } from './view-once';

/** As people count, and as the window does: `sim:2` before `sim:10`. The order devices were met in tells nobody anything. */
const order = new Intl.Collator(undefined, { numeric: true });

/** `muster instances`: emulators and phones as the directory knows them, and what can be done with one. */
export function addInstancesCommand(program: Command, finish: Finish): void {
  const instances = program
    .command('instances')
    .description('emulators and phones, and who holds them')
    .option('--simulate <n>', 'start that many simulated emulators first')
    .action(action(finish, list));
  instances
    .command('connect <address>')
    .description('connect to a network device, HOST:PORT, now and whenever it is away')
    .action(action(finish, connect));
  instances
    .command('forget <ref>')
    .description('disconnect a network device and do not connect to it again')
    .action(action(finish, forget));
  instances
    .command('reconnect <ref>')
    .description('disconnect one network device and connect it anew')
    .action(action(finish, reconnect));
  instances
    .command('rename <ref> [label]')
    .description('show a label beside the reference; without one it is taken away')
    .action(action(finish, rename));
}

function list(context: CommandContext, options: { simulate?: string }): Promise<ExitCode> {
  return withSession(context, async (session) => {
    const refused = await simulateFirst(context, session, options.simulate);
    if (refused !== undefined) return refused;
    const { instances } = await readView(session.client);
    const rows = instances.map(rowOf).sort((a, b) => order.compare(a.ref, b.ref));
    context.output.result(rows, () =>
      rows.length === 0
        ? 'No instances. Start an emulator, connect one with “muster instances connect HOST:PORT”, or add --simulate 4.'
        : asTable(rows.map(cellsOf)),
    );
    return EXIT.done;
  });
}

function connect(context: CommandContext, address: string): Promise<ExitCode> {
  return withSession(context, async ({ client }) => {
    const connected = await client.call('instances.connect', { address }, context.interrupted);
    if (!connected.ok) return refuse(context, connected.error);
    const { instances } = await readView(client);
    const instance = instances.find(({ ref }) => ref === connected.value.ref);
    const row = instance ? rowOf(instance) : connected.value;
    context.output.result(row, () =>
      instance ? asTable([cellsOf(rowOf(instance))]) : `connected: ${connected.value.ref}`,
    );
    return EXIT.done;
  });
}

function forget(context: CommandContext, text: string): Promise<ExitCode> {
  return onOne(context, text, 'instances.forget', 'forgotten');
}

function reconnect(context: CommandContext, text: string): Promise<ExitCode> {
  return onOne(context, text, 'instances.reconnect', 'reconnected');
}

function rename(context: CommandContext, text: string, label = ''): Promise<ExitCode> {
  return withSession(context, async ({ client }) => {
    const ref = InstanceRef.parse(text);
    const renamed = await client.call('instances.rename', { ref, label }, context.interrupted);
    if (!renamed.ok) return refuse(context, renamed.error);
    context.output.result({ ref, label: label.trim() === '' ? null : label.trim() }, () => `renamed: ${ref}`);
    return EXIT.done;
  });
}

function onOne(
  context: CommandContext,
  text: string,
  call: 'instances.forget' | 'instances.reconnect',
  done: string,
): Promise<ExitCode> {
  return withSession(context, async ({ client }) => {
    const ref = InstanceRef.parse(text);
    const answer = await client.call(call, { ref }, context.interrupted);
    if (!answer.ok) return refuse(context, answer.error);
    context.output.result({ ref }, () => `${done}: ${ref}`);
    return EXIT.done;
  });
}

/** What was typed wrong is wrong usage, not a failure. */
function refuse({ output, interrupted }: CommandContext, error: AppError): ExitCode {
  const code = output.error(error);
  if (error.code === 'address_invalid' || error.code === 'invalid_input') return EXIT.usage;
  return interrupted.aborted ? EXIT.interrupted : code;
}

type Row = ReturnType<typeof rowOf>;

function rowOf(instance: InstanceView) {
  const { ref, serial, otherSerials, state, holder, label, remembered, reconnect, capture } = instance;
  const kind = ref.split(':')[0] ?? '';
  return { ref, serial, state, kind, holder, label, otherSerials, remembered, reconnect, capture };
}

/** `raw 12 ms`; once it has become slow, what it took before as well. */
function captureWords({ method, ms, usualMs }: CaptureView): string {
  const before = usualMs === undefined ? '' : `, before ${usualMs.toFixed(0)} ms`;
  return `${method} ${ms.toFixed(0)} ms${before}`;
}

/** The last column is what to do, where something can be done. */
function cellsOf({ ref, label, serial, otherSerials, state, holder, capture }: Row): string[] {
  const words = INSTANCE_STATE_WORDS[state];
  return [
    label === null ? ref : `${ref} “${label}”`,
    [serial ?? '–', ...otherSerials].join(' = '),
    words.title,
    holder?.groupName ?? '',
    capture === null ? '' : captureWords(capture),
    state === 'ready' || state === 'booting' ? '' : words.hint,
  ];
}
