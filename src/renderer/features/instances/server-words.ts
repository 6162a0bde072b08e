import { lateTexts } from '../../../shared/explain/words';
import { msg, t } from '../../../shared/catalogue/translate';
import { explainError } from '../../../shared/explain';
import type { AdbServerView } from '../../../shared/view';

/** `simulator`, `adb 35.0.2`: what an adb server is, in two words. */
export function serverWord({ role, version }: AdbServerView): string {
  if (role === 'simulator') return t('simulator');
  return version === null ? 'adb' : `adb ${version}`;
}

const SOURCES = lateTexts({
  setting: msg('named in the settings'),
  sdk: msg('of the Android SDK'),
  path: msg('found on the PATH'),
  vendor: msg('of an emulator'),
});

/** What was found at an adb server's address: `answers (adb 35.0.2), lists no device`. */
export function foundAt({ state, version, startFailure }: AdbServerView): string {
  switch (state) {
    case 'connected':
      return version === null
        ? t('answers, lists no device')
        : t('answers (adb {version}), lists no device', { version });
    case 'connecting':
      return t('is being asked…');
    case 'absent':
      return startFailure === null
        ? t('nothing answers')
        : t('could not be started: {why}', { why: startFailure });
  }
}

/** What to do about a server that does not answer; null when there is nothing to do. */
export function remedyOf({ role, state, address }: AdbServerView): string | null {
  if (role === 'simulator' || state !== 'absent') return null;
  return explainError({ code: 'adb_server_absent', adbServer: address }).hint;
}

/** The adb program a server would be started with; null for servers that are not started from here. */
export function binaryWords({ role, binary, address }: AdbServerView): string | null {
  if (role === 'simulator' || !/^(?:127\.|localhost:|\[::1\])/.test(address)) return null;
  if (binary === null)
    return t('No adb program was found in the settings, the Android SDK, the PATH or emulators’ folders.');
  return t('adb program: {path}, version {version}, {source}', {
    path: binary.path,
    version: binary.version,
    source: SOURCES[binary.source],
  });
}
