import type { Command } from 'commander';
import { readFile, writeFile } from 'node:fs/promises';
import { SettingsChange, type Settings } from '../shared/contract/host';
import {
  checkSetting,
  readSettingsFile,
  SETTING_KEYS,
  writeSettingsFile,
  type SettingKey,
  type SettingsImport,
} from '../shared/settings-file';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { asTable } from './output';
import type { Session } from './session';

/** `muster settings …`: what the page of settings shows, without a window. */
export function addSettingsCommand(program: Command, finish: Finish): void {
  const settings = program.command('settings').description('what the page of settings shows');
  settings.command('list').description('all settings').action(action(finish, list));
  settings
    .command('get <key>')
    .description('one setting')
    .action(action(finish, (context, key: string) => get(context, key)));
  settings
    .command('set <key> <value>')
    .description('change one: a word, a number, true, false, null, HOST:PORT,… or JSON')
    .action(action(finish, (context, key: string, value: string) => set(context, key, value)));
  settings
    .command('export [file]')
    .description('write all settings to a file, else to stdout')
    .action(action(finish, (context, file?: string) => exportTo(context, file)));
  settings
    .command('import <file>')
    .description('take over the settings of a file')
    .option('--dry-run', 'only say what would change')
    .action(
      action(finish, (context, file: string, flags: { dryRun?: boolean }) =>
        importFrom(context, file, flags),
      ),
    );
}

function list(context: CommandContext): Promise<ExitCode> {
  return withSettings(context, (settings) => {
    context.output.result(settings, () => asTable(SETTING_KEYS.map((key) => [key, wordsOf(settings[key])])));
    return Promise.resolve(EXIT.done);
  });
}

function get(context: CommandContext, name: string): Promise<ExitCode> {
  const key = keyOf(name);
  if (!key) return Promise.resolve(noSuchKey(context, name));
  return withSettings(context, (settings) => {
    context.output.result(settings[key], () => wordsOf(settings[key]));
    return Promise.resolve(EXIT.done);
  });
}

function set(context: CommandContext, name: string, text: string): Promise<ExitCode> {
  const key = keyOf(name);
  if (!key) return Promise.resolve(noSuchKey(context, name));
  const read = readings(key, text).map((value) => checkSetting(key, value));
  const value = read.find((one) => one.ok) ?? read[0];
  if (value?.ok !== true) return Promise.resolve(wrongUsage(context, key, value?.error ?? ''));
  return withSettings(context, async (_settings, { client }) => {
    const changed = await client.call('settings.set', SettingsChange.parse({ [key]: value.value }));
    if (!changed.ok) return context.output.error(changed.error);
    context.output.result(changed.value[key], () => `${key}: ${wordsOf(changed.value[key])}`);
    return EXIT.done;
  });
}

function exportTo(context: CommandContext, file: string | undefined): Promise<ExitCode> {
  return withSettings(context, async (settings) => {
    const text = writeSettingsFile(settings);
    if (file === undefined) {
      context.output.result(JSON.parse(text), () => text.trimEnd());
      return EXIT.done;
    }
    try {
      await writeFile(file, text);
    } catch (error) {
      return context.output.error({ code: 'file_write_failed', file, reason: messageOf(error) });
    }
    context.output.result({ file }, () => `Written to ${file}.`);
    return EXIT.done;
  });
}

async function importFrom(
  context: CommandContext,
  file: string,
  { dryRun = false }: { dryRun?: boolean },
): Promise<ExitCode> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return context.output.error({ code: 'file_unreadable', file, reason: messageOf(error) });
  }
  return withSettings(context, async (settings, { client }) => {
    const read = readSettingsFile(text, settings);
    if (!read.ok) {
      const reason = read.error === 'not_json' ? 'It is no JSON.' : 'It holds no settings of Muster.';
      return context.output.error({ code: 'file_unreadable', file, reason });
    }
    const { differences, change, unknown, wrong } = read.value;
    if (!dryRun && differences.length > 0) {
      const changed = await client.call('settings.set', change);
      if (!changed.ok) return context.output.error(changed.error);
    }
    context.output.result({ changed: differences, unknown, wrong, dryRun }, () =>
      importWords(read.value, dryRun),
    );
    return EXIT.done;
  });
}

function importWords({ differences, unknown, wrong }: SettingsImport, dryRun: boolean): string {
  const changed = differences.map(({ key, now, then }) => `${key}: ${wordsOf(now)} → ${wordsOf(then)}`);
  return [
    ...(changed.length === 0 ? ['Nothing to change.'] : changed),
    ...wrong.map(({ key, message }) => `${key} stays as it is: ${message}`),
    ...(unknown.length === 0 ? [] : [`No settings of this version: ${unknown.join(', ')}`]),
    ...(dryRun && changed.length > 0 ? ['Nothing was changed: --dry-run.'] : []),
  ].join('\n');
}

function withSettings(
  context: CommandContext,
  work: (settings: Settings, session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withSession(context, async (session) => {
    const settings = await session.client.call('settings.get', {});
    return settings.ok ? work(settings.value, session) : context.output.error(settings.error);
  });
}

function keyOf(name: string): SettingKey | undefined {
  return SETTING_KEYS.find((key) => key.toLowerCase() === name.toLowerCase());
}

function noSuchKey(context: CommandContext, name: string): ExitCode {
  return wrongUsage(context, name, `there is no such setting. There are: ${SETTING_KEYS.join(', ')}`);
}

function wrongUsage(context: CommandContext, path: string, message: string): ExitCode {
  context.output.error({ code: 'invalid_input', issues: [{ path, message }] });
  return EXIT.usage;
}

/** What the text of a shell may mean for a setting, the likeliest first. */
function readings(key: SettingKey, text: string): readonly unknown[] {
  const servers = /^[^[{]/.test(text) && key === 'adbServers' ? [serversIn(text)] : [];
  const words =
    key === 'startGroups' && !text.startsWith('[') ? [text.split(',').map((id) => id.trim())] : [];
  return [...(text === 'null' ? [null] : []), ...servers, ...words, text, jsonIn(text)];
}

function serversIn(text: string): unknown {
  return text.split(',').map((part) => {
    const at = part.lastIndexOf(':');
    return { host: part.slice(0, at).trim(), port: Number(part.slice(at + 1)) };
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
