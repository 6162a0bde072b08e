import { describe, expect, it } from 'vitest';
import { Settings } from './contract/host';
import { checkSetting, readSettingsFile, SETTING_KEYS, writeSettingsFile } from './settings-file';
import { ROWS } from './settings-list';

const DEFAULTS = Settings.parse({});

describe('a file of settings', () => {
  it('brings back what was exported', () => {
    const there = Settings.parse({
      theme: 'dark',
      adbServers: [{ host: 'farm.local', port: 5038 }],
      startGroups: ['019b0000-0000-7000-8000-000000000001'],
    });
    const read = readSettingsFile(writeSettingsFile(there), DEFAULTS);
    expect(read).toEqual({
      ok: true,
      value: {
        differences: [
          { key: 'theme', now: 'system', then: 'dark' },
          { key: 'adbServers', now: [], then: [{ host: 'farm.local', port: 5038 }] },
          { key: 'startGroups', now: [], then: ['019b0000-0000-7000-8000-000000000001'] },
        ],
        change: {
          theme: 'dark',
          adbServers: [{ host: 'farm.local', port: 5038 }],
          startGroups: ['019b0000-0000-7000-8000-000000000001'],
        },
        same: SETTING_KEYS.length - 3,
        unknown: [],
        wrong: [],
      },
    });
  });

  it('is also a settings.json as it lies in a data folder; what can’t be used is told and left out', () => {
    const text = '\ufeff{"theme":"pink","keepAwake":false,"later":1,"constructor":2}';
    const read = readSettingsFile(text, DEFAULTS);
    expect(read).toMatchObject({
      ok: true,
      value: {
        change: { keepAwake: false },
        unknown: ['later', 'constructor'],
        wrong: [{ key: 'theme', value: 'pink' }],
      },
    });
  });

  it.each([
    ['{"theme": "da', 'not_json'],
    ['', 'not_json'],
    ['[1]', 'no_settings'],
    ['7', 'no_settings'],
    ['{"name":"Daily","routineName":"x"}', 'no_settings'],
    ['{"kind":"muster-groups","groups":[]}', 'no_settings'],
  ])('%s holds none', (text, error) => {
    expect(readSettingsFile(text, DEFAULTS)).toEqual({ ok: false, error });
  });

  it('an empty one changes nothing', () => {
    expect(readSettingsFile('{}', DEFAULTS)).toMatchObject({
      ok: true,
      value: { differences: [], change: {} },
    });
  });
});

it('a value is checked as the schema says', () => {
  expect(checkSetting('simulatedDevices', 300)).toMatchObject({ ok: false });
  expect(checkSetting('adbServers', [{ host: ' farm ', port: 1 }])).toEqual({
    ok: true,
    value: [{ host: 'farm', port: 1 }],
  });
});

it('every setting has its words', () => {
  for (const key of SETTING_KEYS) expect(ROWS[key].label).not.toBe('');
});
