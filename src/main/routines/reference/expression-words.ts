import type { ExpressionValue } from '../expression/cel-expression';

/** One expression of the page about them, and what it gives; a test works each out. */
export interface ExpressionExample {
  readonly write: string;
  readonly gives: ExpressionValue;
  readonly about: string;
}

/** Every function once, the operators by a few; `n` is 3, `word` is "hello", `words` is a list of "a" and "b". */
export const EXPRESSION_EXAMPLES: readonly ExpressionExample[] = [
  row('n * 2 + 1', 7, '`+` `-` `*` `/` `%`; `5 / 2` is 2.5'),
  row('n == 3 && word != "bye"', true, '`==` `!=` `<` `<=` `>` `>=`; `&&` and, `||` or, `!` not'),
  row('n > 5 ? "many" : "few"', 'few', 'One of two values'),
  row('word + " " + n', 'hello 3', 'Joins texts, and texts with numbers'),
  row('"a" in words', true, 'Whether a list has an entry'),
  row('words[0]', 'a', 'An entry of a list, counted from 0'),
  row('[1, 2, 3].filter(x, x > 1)', [2, 3], 'The entries for which something holds'),
  row('words.map(x, x + "!")', ['a!', 'b!'], 'Each entry made into another'),
  row('words.exists(x, x == "b")', true, '`exists`: for at least one entry; `all`: for each'),
  row('int("12") + 1', 13, 'Text to whole number; `int(2.9)` is 2'),
  row('double("1.5")', 1.5, 'Text to number'),
  row('string(n)', '3', 'Number to text'),
  row('bool("true")', true, 'Text to true or false'),
  row('round(2.5)', 3, 'To the nearest whole number'),
  row('floor(2.9)', 2, 'Down to a whole number'),
  row('ceil(2.1)', 3, 'Up to a whole number'),
  row('abs(-3)', 3, 'Without its sign'),
  row('min(n, 2)', 2, 'The smaller of two'),
  row('max(n, 2)', 3, 'The larger of two'),
  row('size(words)', 2, 'How many entries a list, or how many characters a text has'),
  row('word.contains("ell")', true, 'Whether a text has another in it'),
  row('word.startsWith("he")', true, 'Whether it begins so'),
  row('word.endsWith("o")', true, 'Whether it ends so'),
  row('word.matches("^h.*o$")', true, 'Whether it fits a regular expression'),
  row('"1,2,3".split(",")', ['1', '2', '3'], 'Text to list'),
  row('words.join("-")', 'a-b', 'List to text'),
  row('word.substring(1, 3)', 'el', 'From one place until before another, counted from 0'),
  row('word.charAt(0)', 'h', 'One character'),
  row('word.indexOf("l")', 2, 'Where it is first, -1 for nowhere'),
  row('word.lastIndexOf("l")', 3, 'Where it is last'),
  row('word.replace("l", "L")', 'heLLo', 'With other characters'),
  row('" hi ".trim()', 'hi', 'Without spaces around it'),
  row('word.upperAscii()', 'HELLO', 'In capitals'),
  row('"ABC".lowerAscii()', 'abc', 'In small letters'),
  row('"%s is %d".format([word, n])', 'hello is 3', 'Values put into a text'),
];

function row(write: string, gives: ExpressionValue, about: string): ExpressionExample {
  return { write, gives, about };
}

export function expressionTable(): string {
  const rows = EXPRESSION_EXAMPLES.map(
    ({ write, gives, about }) =>
      `| \`${cell(write)}\` | \`${cell(JSON.stringify(gives))}\` | ${cell(about)} |`,
  );
  return ['| between the braces | gives | about |', '|---|---|---|', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
