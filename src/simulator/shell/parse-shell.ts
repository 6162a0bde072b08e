import { ShellSyntaxError } from './shell-script';
import type { ShellCommand, ShellRedirect, ShellScript, ShellStep } from './shell-script';
import { WordReader } from './word-reader';

const REDIRECT = /^(\d?)(>>|>&|>|<)/;
const ASSIGNMENT = /^([A-Za-z_]\w*)=/;

/**
 * Parses a command line of the POSIX shell: words, quotes, `$?`, `$NAME`, `$(…)`, `;`, `&&`, `||`, `!`, pipes and
 * redirections. Loops, conditionals, functions, globs and here-documents are not there; they are a syntax error or text.
 * @throws ShellSyntaxError
 */
export function parseShell(source: string): ShellScript {
  const reader = new WordReader(source, parseShell);
  const steps: ShellStep[] = [];
  let runs: ShellStep['runs'] = 'always';
  for (;;) {
    const step = parseStep(reader, runs);
    const separator = reader.takeSeparator();
    if (step !== undefined) steps.push(step);
    else if (runs !== 'always' || (separator !== '' && separator !== '\n')) {
      throw new ShellSyntaxError(`unexpected '${separator === '' ? 'end of file' : separator}'`);
    }
    if (separator === '') return { steps };
    runs = runsAfter(separator);
  }
}

function runsAfter(separator: string): ShellStep['runs'] {
  if (separator === '&&') return 'afterSuccess';
  return separator === '||' ? 'afterFailure' : 'always';
}

function parseStep(reader: WordReader, runs: ShellStep['runs']): ShellStep | undefined {
  const negated = reader.takeBang();
  const commands: ShellCommand[] = [];
  for (;;) {
    const command = parseCommand(reader);
    if (command === undefined) {
      if (commands.length > 0 || negated) throw new ShellSyntaxError("unexpected '|'");
      return undefined;
    }
    commands.push(command);
    if (!reader.takePipe()) return { runs, negated, commands };
  }
}

function parseCommand(reader: WordReader): ShellCommand | undefined {
  const assignments: { name: string; value: ReturnType<WordReader['readWord']> }[] = [];
  const words: ReturnType<WordReader['readWord']>[] = [];
  const redirects: ShellRedirect[] = [];
  while (reader.atWord()) {
    const redirect = reader.match(REDIRECT);
    const assignment = words.length === 0 && redirect === undefined ? reader.match(ASSIGNMENT) : undefined;
    if (redirect !== undefined) redirects.push(parseRedirect(reader, redirect));
    else if (assignment !== undefined)
      assignments.push({ name: assignment[1] ?? '', value: reader.readWord() });
    else words.push(reader.readWord());
  }
  const empty = words.length + assignments.length + redirects.length === 0;
  return empty ? undefined : { assignments, words, redirects };
}

function parseRedirect(reader: WordReader, match: RegExpMatchArray): ShellRedirect {
  const operator = match[2] ?? '>';
  const source = operator === '<' ? 0 : match[1] === '2' ? 2 : 1;
  if (operator === '>&') {
    const copied = reader.match(/^([12])/);
    if (copied === undefined) throw new ShellSyntaxError("bad '>&'");
    return { source, target: copied[1] === '2' ? 2 : 1, append: false };
  }
  reader.skipSpace();
  const target = reader.readWord();
  if (target.length === 0) throw new ShellSyntaxError("unexpected 'newline'");
  return { source, target, append: operator === '>>' };
}
