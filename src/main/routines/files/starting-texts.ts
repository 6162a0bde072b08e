import { isMap, isScalar, parseDocument, stringify } from 'yaml';
import type { RoutineStartText } from '../../../shared/routine-import';

/** What a new routine can begin with. Each compiles without a warning, and each step says what it is for. */
const TEXTS: Readonly<Record<RoutineStartText, string>> = {
  empty: `# Steps run from top to bottom. A step is one action; "muster routines docs" lists all of them.
# Take away the "#" before a line to try it:
#   - tap: { x: 50%, y: 50% }
#   - wait: 1s
steps:
  - log: It runs
`,
  tap: `# What a person may change before a start; "\${times}" below is the value.
inputs:
  times: { type: integer, default: 3, min: 1, max: 100, label: How often }

steps:
  - repeat:
      times: \${times}
      steps:
        # Percent of the screen, so that it fits every size. Pixels work as well: { x: 270, y: 480 }.
        - tap: { x: 50%, y: 50% }
          name: Tap the middle
        # Give the app a moment before the next tap.
        - wait: 500ms
`,
  wait: `# Waits for something on the screen and acts on it.
steps:
  - firstOf:
      # Of several that hold at once the first counts. Put the colours of your app here.
      - when: { color: { color: '#2b8a3e' } }
        then:
          - tapOn: { color: { color: '#2b8a3e' } }
            name: Tap the green button
      - when: { color: { color: '#e03131' } }
        then:
          - key: BACK
            name: Close the red notice
    within: 10s
    else:
      - log: Neither came within 10 seconds
        level: warn
`,
  loop: `# Does something again and again until a condition holds.
steps:
  - set: { rounds: 0 }
  - until: { is: '\${rounds >= 5}' }
    steps:
      - set: { rounds: '\${rounds + 1}' }
      - log: Round \${rounds}
    # A pause after each round, so that other bots get their turn.
    every: 1s
    # However long it takes: never more rounds than these.
    atMost: 100
`,
  account: `# Each iteration takes an account from the group's pool first and gives it back at its end.
account: required

steps:
  - try:
      - log: Working with \${account.label}
      # Put the steps here that sign in and do the work.
      - wait: 1s
    catch:
      # "error" says what went wrong.
      - fail: \${error.message}
`,
};

/** The text of a new routine. */
export function startingText(start: RoutineStartText, title: string): string {
  return `${titleLine(title)}${TEXTS[start]}`;
}

/** The text of a copy, with a title of its own; everything else stays as it is written. */
export function copiedText(text: string, title: string): string {
  if (title === '') return text;
  const document = parseDocument(text, { logLevel: 'silent', schema: 'failsafe' });
  const before: unknown = isMap(document.contents) ? document.contents.get('title', true) : undefined;
  if (!isScalar(before) || !before.range) return withTitle(text, title);
  const [start, end] = before.range;
  const written = titleLine(title).slice('title: '.length);
  // A text in several lines ends with its line.
  return `${text.slice(0, start)}${text.slice(start, end).endsWith('\n') ? written : written.trimEnd()}${text.slice(end)}`;
}

/** Below the remarks a file begins with. */
function withTitle(text: string, title: string): string {
  const remarks = /^(?:\uFEFF|#.*\r?\n|\s*\r?\n)*/.exec(text)?.[0] ?? '';
  return `${remarks}${titleLine(title)}${text.slice(remarks.length)}`;
}

function titleLine(title: string): string {
  return title === '' ? '' : stringify({ title }, { lineWidth: 0 });
}
