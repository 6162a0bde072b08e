import { z } from 'zod';
import { say, t, type Message } from '../../../shared/catalogue/translate';
import { AdbServerSetting } from '../../../shared/contract/host';
import type { SettingKey } from '../../../shared/settings-file';
import { CHOICES } from '../../../shared/settings-list';
import { addressOf } from './server-address';

const Servers = z.array(AdbServerSetting);
const Ids = z.array(z.string());

/** A value of a setting in words, for a table of changes. `nameOf` knows groups by their ids. */
export function valueWords(
  key: SettingKey,
  value: unknown,
  nameOf: (id: string) => string | undefined,
): string {
  if (value === null) return t('Found by itself');
  if (typeof value === 'boolean') return value ? t('On') : t('Off');
  if (typeof value === 'string') return choiceWords(key, value);
  if (Array.isArray(value)) return listWords(key, value, nameOf);
  return JSON.stringify(value);
}

function choiceWords(key: SettingKey, value: string): string {
  const all: Readonly<Record<string, readonly (readonly [string, Message])[]>> = CHOICES;
  const chosen = all[key]?.find(([choice]) => choice === value);
  return chosen ? say(chosen[1]) : value;
}

function listWords(
  key: SettingKey,
  value: readonly unknown[],
  nameOf: (id: string) => string | undefined,
): string {
  if (value.length === 0) return t('None');
  const words =
    key === 'adbServers'
      ? Servers.parse(value).map(addressOf)
      : Ids.parse(value).map((id) => nameOf(id) ?? t('a group that is not here'));
  return words.join(', ');
}
