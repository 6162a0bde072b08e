/** What a shell command line says, after parsing. */
export interface ShellScript {
  readonly steps: readonly ShellStep[];
}

export interface ShellStep {
  /** When to run it, by the status of the step before. */
  readonly runs: 'always' | 'afterSuccess' | 'afterFailure';
  readonly negated: boolean;
  /** Joined by pipes. */
  readonly commands: readonly ShellCommand[];
}

export interface ShellCommand {
  readonly assignments: readonly { readonly name: string; readonly value: ShellWord }[];
  readonly words: readonly ShellWord[];
  readonly redirects: readonly ShellRedirect[];
}

/** `source` is the descriptor; a number as `target` copies that descriptor (`2>&1`). */
export interface ShellRedirect {
  readonly source: 0 | 1 | 2;
  readonly target: ShellWord | 1 | 2;
  readonly append: boolean;
}

export type ShellWord = readonly ShellWordPart[];

export type ShellWordPart =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean }
  | { readonly kind: 'output'; readonly script: ShellScript; readonly quoted: boolean };

/** Thrown for a command line the shell cannot read; the message is worded as mksh words it. */
export class ShellSyntaxError extends Error {
  override readonly name = 'ShellSyntaxError';

  constructor(what: string) {
    super(`syntax error: ${what}`);
  }
}
