import { homedir } from 'node:os';
import { findAdbBinary } from '../main/devices/server/adb-binary';
import type { AdbBinaryView, AdbServerView } from '../shared/view';
import type { Finding } from './finding';

const SOURCES: Readonly<Record<AdbBinaryView['source'], string>> = {
  setting: 'named in the settings',
  sdk: 'from the Android SDK',
  path: 'on the PATH',
  vendor: 'brought by an emulator',
};

/** Which adb program there is; the one the settings name, if they name one. */
export async function checkAdbProgram(
  adbPath: string | null,
  signal: AbortSignal,
): Promise<{ readonly adb: AdbBinaryView | null; readonly finding: Finding }> {
  const surroundings = { platform: process.platform, env: process.env, home: homedir() };
  const found = await findAdbBinary(adbPath, surroundings, signal);
  if (found.ok) {
    const { path, version, source } = found.value;
    const text = `${version} at ${path}, ${SOURCES[source]}`;
    return { adb: found.value, finding: { check: 'adb', level: 'ok', found: text, remedy: '' } };
  }
  const isNamed = found.error.code === 'named_unusable';
  const finding: Finding = {
    check: 'adb',
    level: isNamed ? 'error' : 'warning',
    found: isNamed ? `${found.error.path}, named in the settings, is no adb that answers` : 'not found',
    remedy: isNamed
      ? 'Name another adb program in the settings, or none: then Muster looks for one.'
      : 'Install Android platform-tools, or set ANDROID_HOME. Simulated emulators work without it.',
  };
  return { adb: null, finding };
}

/** Who serves the port, and whether the adb program of this computer would leave that server alone. */
export function checkAdbServer(
  { address, state, version, startFailure }: AdbServerView,
  adb: AdbBinaryView | null,
  isStarted: boolean,
): Finding {
  const check = 'adb server';
  if (state !== 'connected') return absent(address, startFailure, isStarted);
  const found = `${address}, version ${version ?? 'unknown'}`;
  const protocol = adb?.protocol ?? null;
  if (adb === null || protocol === null || version === null || protocol === version)
    return { check, level: 'ok', found, remedy: '' };
  return {
    check,
    level: 'warning',
    found: `${found}, but ${adb.path} is ${protocol}`,
    remedy: `Do not use ${adb.path} while emulators run: it would end this server and start its own. Use the adb program of your emulator, or make both the same version.`,
  };
}

function absent(address: string, startFailure: string | null, isStarted: boolean): Finding {
  const why = startFailure === null ? '' : `; it could not be started: ${startFailure}`;
  const start = isStarted ? '' : ' Or let Muster start it: the setting “start the adb server”.';
  return {
    check: 'adb server',
    level: 'warning',
    found: `nobody answers at ${address}${why}`,
    remedy: `Start it with “adb start-server”, or start your emulator: most bring one.${start} Simulated emulators need none.`,
  };
}
