import { TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { msg, say, t } from '../../../shared/catalogue/translate';
import type { AdbBinaryView, AdbServerView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { useCommands } from '../../components/use-command';
import { useView } from '../../state/host-context';
import { useSettings } from '../../state/settings-context';
import { useRowControl } from './row-control';
import { SettingRow } from './setting-row';
import css from './settings-page.module.css';
import { useSaving, type Saving } from './use-saving';

/** The program adb servers are started with: the one named here, else the first that was found. */
export function AdbProgram() {
  const saving = useSaving();
  return <SettingRow row="adbPath" saving={saving} below={<PathForm saving={saving} />} />;
}

function PathForm({ saving }: { saving: Saving }) {
  const { settings } = useSettings();
  const { disabled, ...names } = useRowControl();
  const [typed, setTyped] = useState<string | null>(null);
  const { checking, take } = useChecked(saving);
  const named = settings.adbPath ?? '';
  const text = typed ?? named;
  const path = cleanPath(text);
  const refusal = saving.blocked ?? (path === named ? t('This one is in use already') : null);
  const submit = async (): Promise<void> => {
    if (refusal === null && (await take(path))) setTyped(null);
  };
  const onSubmit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void submit();
  };
  return (
    <form onSubmit={onSubmit}>
      <div className={css['line']}>
        <TextInput
          {...names}
          readOnly={disabled}
          className={css['wide'] ?? ''}
          classNames={{ input: css['path'] ?? '' }}
          placeholder={t('Found by itself')}
          spellCheck={false}
          value={text}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            saving.fail(null);
          }}
        />
        <ActionButton
          label={path === '' && named !== '' ? t('Find by itself') : t('Check and use')}
          variant="default"
          busy={checking}
          disabledReason={refusal}
          onClick={() => void submit()}
        />
      </div>
      <FoundProgram />
    </form>
  );
}

/** Saves a program only after it has answered; what was there before stays otherwise. */
function useChecked(saving: Saving): { checking: boolean; take: (path: string) => Promise<boolean> } {
  const { pending, run } = useCommands();
  const take = async (path: string): Promise<boolean> => {
    if (path === '') return saving.save({ adbPath: null });
    const answer = await run('check', 'adb.check', { path });
    if (answer?.ok === true) return saving.save({ adbPath: path });
    if (answer?.ok === false) saving.fail(answer.error);
    return false;
  };
  return { checking: pending.has('check') || saving.state === 'saving', take };
}

const SOURCES = {
  setting: msg('named here'),
  sdk: msg('of the Android SDK'),
  path: msg('found on the PATH'),
  vendor: msg('of an emulator'),
} as const;

const NONE: readonly AdbServerView[] = [];

function FoundProgram() {
  const binary = useView((state) => binaryOf(state.view?.host.adbServers ?? NONE));
  return (
    <div className={css['quiet']}>
      {binary === null
        ? t('None found in the settings, the Android SDK, the PATH or emulators’ folders.')
        : t('In use: {path}, version {version}, {source}', {
            path: binary.path,
            version: binary.version,
            source: say(SOURCES[binary.source]),
          })}
    </div>
  );
}

/** The program of this computer’s own server. */
function binaryOf(servers: readonly AdbServerView[]): AdbBinaryView | null {
  return servers.find(({ binary }) => binary !== null)?.binary ?? null;
}

/** Windows copies paths with quotation marks around them. */
function cleanPath(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1');
}
