import { failed, type CommandContext, type VirtualCommand } from '../command';

const echo: VirtualCommand = ({ args }) => {
  const bare = args[0] === '-n';
  return `${args.slice(bare ? 1 : 0).join(' ')}${bare ? '' : '\n'}`;
};

/** `printf` with `%s`, `%d`, `\n` and `\t`; the format is used again while arguments are left. */
const printf: VirtualCommand = ({ args }) => {
  const [format = '', ...values] = args;
  const pattern = format.replaceAll(String.raw`\n`, '\n').replaceAll(String.raw`\t`, '\t');
  let out = '';
  do {
    out += pattern.replaceAll(/%[sd%]/g, (field) => (field === '%%' ? '%' : (values.shift() ?? '')));
  } while (values.length > 0 && /%[sd]/.test(pattern));
  return out;
};

const sleep: VirtualCommand = async ({ args, device, signal }) => {
  const seconds = Number(args[0]);
  if (!(seconds >= 0)) return failed(`sleep: bad time '${args[0] ?? ''}'`);
  await device.clock.sleep(seconds * 1000, signal);
  return 0;
};

/** Text of the files named, or of standard input when none is. */
async function inputText(context: CommandContext, paths: readonly string[]): Promise<string> {
  if (paths.length > 0) {
    return Buffer.concat(paths.map((path) => context.device.files.read(path) ?? Buffer.alloc(0))).toString(
      'utf8',
    );
  }
  const chunks: Buffer[] = [];
  for (let chunk = await context.io.read(); chunk !== null; chunk = await context.io.read())
    chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function lines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** `grep [-i] [-v] [-c] [-q] [-E|-F|-o] PATTERN [FILE…]`. */
const grep: VirtualCommand = async (context) => {
  const flags = context.args.filter((arg) => arg.startsWith('-')).join('');
  const [pattern = '', ...paths] = context.args.filter((arg) => !arg.startsWith('-'));
  const source = flags.includes('F') ? pattern.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`) : pattern;
  const matcher = new RegExp(source, flags.includes('i') ? 'i' : '');
  const found = lines(await inputText(context, paths)).filter(
    (line) => matcher.test(line) !== flags.includes('v'),
  );
  const code = found.length > 0 ? 0 : 1;
  if (flags.includes('q')) return code;
  const out = flags.includes('c') ? `${String(found.length)}\n` : found.map((line) => `${line}\n`).join('');
  return { code, out };
};

function countOf(args: readonly string[]): { count: number; paths: readonly string[] } {
  const at = args.indexOf('-n');
  if (at >= 0)
    return {
      count: Number(args[at + 1]),
      paths: args.filter((_, index) => index !== at && index !== at + 1),
    };
  const short = args.find((arg) => /^-\d+$/.test(arg));
  return { count: short === undefined ? 10 : -Number(short), paths: args.filter((arg) => arg !== short) };
}

const head: VirtualCommand = async (context) => {
  const { count, paths } = countOf(context.args);
  return lines(await inputText(context, paths))
    .slice(0, count)
    .map((line) => `${line}\n`)
    .join('');
};

const tail: VirtualCommand = async (context) => {
  const { count, paths } = countOf(context.args);
  return lines(await inputText(context, paths))
    .slice(-count)
    .map((line) => `${line}\n`)
    .join('');
};

const wc: VirtualCommand = async (context) => {
  const text = await inputText(
    context,
    context.args.filter((arg) => !arg.startsWith('-')),
  );
  if (context.args.includes('-c')) return `${String(Buffer.byteLength(text))}\n`;
  return `${String(lines(text).length)}\n`;
};

export const TEXT_COMMANDS = {
  echo,
  printf,
  sleep,
  grep,
  head,
  tail,
  wc,
  true: (): number => 0,
  false: (): number => 1,
  ':': (): number => 0,
} satisfies Record<string, VirtualCommand>;
