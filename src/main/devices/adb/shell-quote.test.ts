import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { quoteArgument, quoteCommand } from './shell-quote';

const NASTY = [
  '',
  'plain',
  'two words',
  "it's",
  '"double"',
  `'"'"'`,
  '$HOME $(id) `id` ${x}',
  'a\nb\r\n\tc',
  'back\\slash\\',
  '100% %s %%',
  'ünïcödé 日本語 🎮',
  '; rm -rf / & | > < * ? [a] {a,b} ~ # !',
  '-n',
  'X=1',
];

describe('quoting for the shell', () => {
  // The device's shell is a POSIX one, as is the one here.
  it.skipIf(process.platform === 'win32')('brings every argument through a real shell unchanged', () => {
    const line = quoteCommand(['printf', String.raw`%s\0`, ...NASTY]);
    const printed = execFileSync('/bin/sh', ['-c', line]).toString();
    expect(printed.split('\0').slice(0, -1)).toEqual(NASTY);
  });

  it('leaves plain words readable', () => {
    expect(quoteCommand(['input', 'tap', '10', '20'])).toBe('input tap 10 20');
    expect(quoteCommand(['am', 'start', '-n', 'com.x/.Main'])).toBe('am start -n com.x/.Main');
  });

  it('does not let a first word become an assignment', () => {
    expect(quoteArgument('PATH=/x')).toBe("'PATH=/x'");
  });

  it('refuses NUL', () => {
    expect(() => quoteArgument('a\0b')).toThrow(expect.objectContaining({ code: 'device_command_failed' }));
  });
});
