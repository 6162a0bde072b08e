import type { VirtualDevice } from '../device/virtual-device';

/** Where a command's bytes come from and go to. Writes resolve when more are wanted. */
export interface CommandIo {
  /** The next bytes of standard input, null at its end. */
  read(): Promise<Buffer | null>;
  write(chunk: Uint8Array): Promise<void>;
  writeError(chunk: Uint8Array): Promise<void>;
  /** What is written is another command's input. */
  readonly isPiped?: boolean;
}

export interface CommandContext {
  readonly device: VirtualDevice;
  /** Without the command's own name. */
  readonly args: readonly string[];
  readonly io: CommandIo;
  /** Number of the client connection, for the device's input log. */
  readonly connection: number;
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
}

/** A text is standard output of a success, a number an exit code. */
export type CommandOutcome =
  string | number | { readonly code: number; readonly out?: string; readonly error?: string };

/** A program of the virtual device. */
export type VirtualCommand = (context: CommandContext) => CommandOutcome | Promise<CommandOutcome>;

/** The outcome of a failure: words on standard error and an exit code. */
export function failed(error: string, code = 1): CommandOutcome {
  return { code, error: `${error}\n` };
}
