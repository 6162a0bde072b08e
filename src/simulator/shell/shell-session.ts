import type { VirtualDevice } from '../device/virtual-device';
import { parseShell } from './parse-shell';
import { findCommand } from './commands/registry';
import type { CommandIo, CommandOutcome } from './command';
import { ShellSyntaxError } from './shell-script';
import type {
  ShellCommand,
  ShellRedirect,
  ShellScript,
  ShellStep,
  ShellWord,
  ShellWordPart,
} from './shell-script';

const SYNTAX_ERROR = 1;
const NOT_FOUND = 127;
const NEVER = new AbortController().signal;

export interface ShellSessionOptions {
  readonly device: VirtualDevice;
  readonly connection: number;
  readonly signal: AbortSignal;
}

/** Asks the running script to end; thrown by `exit`. */
export class ShellExit extends Error {
  override readonly name = 'ShellExit';
  readonly code: number;

  constructor(code: number) {
    super(`exit ${String(code)}`);
    this.code = code;
  }
}

/** One shell of a virtual device: it remembers variables and `$?` between command lines. */
export class ShellSession {
  private readonly options: ShellSessionOptions;
  private ignoresHangup = false;
  private readonly variables = new Map<string, string>();
  private lastStatus = 0;

  constructor(options: ShellSessionOptions) {
    this.options = options;
  }

  /** Runs a command line and answers its exit code. */
  async run(line: string, io: CommandIo): Promise<number> {
    try {
      return await this.runScript(parseShell(line), io);
    } catch (error) {
      if (error instanceof ShellExit) return error.code;
      if (!(error instanceof ShellSyntaxError)) throw error;
      await io.writeError(Buffer.from(`/system/bin/sh: ${error.message}\n`));
      return SYNTAX_ERROR;
    }
  }

  private async runScript(script: ShellScript, io: CommandIo): Promise<number> {
    for (const step of script.steps) {
      if (step.runs === 'afterSuccess' && this.lastStatus !== 0) continue;
      if (step.runs === 'afterFailure' && this.lastStatus === 0) continue;
      const status = await this.runStep(step, io);
      this.lastStatus = step.negated ? Number(status === 0) : status;
    }
    return this.lastStatus;
  }

  /** Commands of a pipe run one after the other; what one wrote is the next one's input. */
  private async runStep(step: ShellStep, io: CommandIo): Promise<number> {
    let status = 0;
    let input: Buffer | undefined;
    for (const [index, command] of step.commands.entries()) {
      const collected: Uint8Array[] = [];
      const isLast = index === step.commands.length - 1;
      const piped: CommandIo = {
        read: input === undefined ? () => io.read() : readOnce(input),
        write: isLast ? (chunk) => io.write(chunk) : collectInto(collected),
        writeError: (chunk) => io.writeError(chunk),
        isPiped: !isLast,
      };
      status = await this.runCommand(command, piped);
      input = Buffer.concat(collected);
    }
    return status;
  }

  private async runCommand(command: ShellCommand, io: CommandIo): Promise<number> {
    const words: string[] = [];
    for (const word of command.words) {
      const text = await this.expand(word);
      if (text !== '' || word.some((part) => part.quoted)) words.push(text);
    }
    for (const { name, value } of command.assignments) this.variables.set(name, await this.expand(value));
    const { redirected, finish } = await this.redirect(command.redirects, io);
    const [name, ...args] = words;
    const status = name === undefined ? 0 : await this.runProgram(name, args, redirected);
    return finish() ? status : 1;
  }

  private async runProgram(name: string, args: readonly string[], io: CommandIo): Promise<number> {
    if (name === 'exit')
      throw new ShellExit(args[0] === undefined ? this.lastStatus : Number(args[0]) & 0xff);
    if (name === 'trap') return this.trap(args);
    const program = findCommand(name);
    if (program === undefined) {
      await io.writeError(Buffer.from(`/system/bin/sh: ${name}: not found\n`));
      return NOT_FOUND;
    }
    const { device, connection } = this.options;
    const signal = this.ignoresHangup ? NEVER : this.options.signal;
    signal.throwIfAborted();
    return report(await program({ device, args, io, connection, signal }), io);
  }

  /** `trap '' HUP`: the script goes on when its client has gone. Other traps are not there. */
  private trap(args: readonly string[]): number {
    if (args[0] === '' && args.includes('HUP')) this.ignoresHangup = true;
    return 0;
  }

  private async expand(word: ShellWord): Promise<string> {
    let text = '';
    for (const part of word) text += await this.expandPart(part);
    return text;
  }

  private async expandPart(part: ShellWordPart): Promise<string> {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'variable') {
      return part.name === '?' ? String(this.lastStatus) : (this.variables.get(part.name) ?? '');
    }
    const collected: Uint8Array[] = [];
    const io: CommandIo = {
      read: () => Promise.resolve(null),
      write: collectInto(collected),
      writeError: () => Promise.resolve(),
    };
    await this.runScript(part.script, io);
    return Buffer.concat(collected).toString('utf8').replace(/\n+$/, '');
  }

  private async redirect(redirects: readonly ShellRedirect[], io: CommandIo) {
    let redirected = io;
    const files: { path: string; append: boolean; chunks: Uint8Array[] }[] = [];
    for (const { source, target, append } of redirects) {
      if (typeof target === 'number') {
        redirected = copyDescriptor(redirected, source, target);
        continue;
      }
      const path = await this.expand(target);
      if (source === 0) {
        redirected = {
          ...redirected,
          read: readOnce(this.options.device.files.read(path) ?? Buffer.alloc(0)),
        };
        continue;
      }
      const chunks: Uint8Array[] = [];
      if (path !== '/dev/null') files.push({ path, append, chunks });
      const sink = collectInto(chunks);
      redirected = source === 1 ? { ...redirected, write: sink } : { ...redirected, writeError: sink };
    }
    const finish = (): boolean => files.map((file) => this.writeFile(file)).every(Boolean);
    return { redirected, finish };
  }

  private writeFile(file: { path: string; append: boolean; chunks: Uint8Array[] }): boolean {
    const { files } = this.options.device;
    const before = file.append ? (files.read(file.path) ?? Buffer.alloc(0)) : Buffer.alloc(0);
    return files.write(file.path, Buffer.concat([before, ...file.chunks]));
  }
}

async function report(outcome: CommandOutcome, io: CommandIo): Promise<number> {
  if (typeof outcome === 'number') return outcome;
  const { code, out, error } = typeof outcome === 'string' ? { code: 0, out: outcome, error: '' } : outcome;
  if (out !== undefined && out !== '') await io.write(Buffer.from(out));
  if (error !== undefined && error !== '') await io.writeError(Buffer.from(error));
  return code;
}

function copyDescriptor(io: CommandIo, source: 0 | 1 | 2, target: 1 | 2): CommandIo {
  if (source === 2 && target === 1) return { ...io, writeError: (chunk) => io.write(chunk) };
  if (source === 1 && target === 2) return { ...io, write: (chunk) => io.writeError(chunk) };
  return io;
}

function collectInto(chunks: Uint8Array[]): (chunk: Uint8Array) => Promise<void> {
  return (chunk) => {
    chunks.push(chunk);
    return Promise.resolve();
  };
}

function readOnce(input: Buffer): () => Promise<Buffer | null> {
  let rest: Buffer | null = input;
  return () => {
    const chunk = rest;
    rest = null;
    return Promise.resolve(chunk === null || chunk.length === 0 ? null : chunk);
  };
}
