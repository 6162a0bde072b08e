import { ReplyError } from './adb-failure';

/** Characters that Android's shell (mksh, toybox) takes as they are anywhere in a word. */
const PLAIN = /^[\w%+:,./@-]+$/;

/**
 * Quotes one argument for the device's shell: single quotes keep everything but themselves.
 * Throws `device_command_failed` for NUL, which no argument can hold.
 */
export function quoteArgument(argument: string): string {
  if (argument.includes('\0'))
    throw new ReplyError('device_command_failed', 'an argument holds a NUL character');
  if (PLAIN.test(argument)) return argument;
  return `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}

/** Quotes and joins a whole command. */
export function quoteCommand(args: readonly string[]): string {
  return args.map(quoteArgument).join(' ');
}
