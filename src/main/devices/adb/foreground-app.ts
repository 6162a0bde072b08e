import type { RunLine } from './start-app';

/** Asked of the device, so that a report of half a megabyte stays there. */
const ACTIVITIES = 'dumpsys activity activities | grep -E "ResumedActivity|mFocusedActivity"';
const WINDOWS = 'dumpsys window | grep -E "mFocusedApp|mCurrentFocus"';

/** The package of the app in front; null when none is, as on a screen that is off. */
export async function foregroundApp(run: RunLine): Promise<string | null> {
  // A `grep` that finds nothing ends with 1; that is an answer.
  const { stdout } = await run(ACTIVITIES);
  return parseForegroundApp(stdout) ?? parseForegroundApp((await run(WINDOWS)).stdout);
}

/** The surest line first. With several displays or split screen, `top…` is the one that has the focus. */
const LINES = [
  // Android 12 and newer.
  /^\s*topResumedActivity=ActivityRecord\{(.*)$/m,
  // Android 5 to 7.
  /^\s*mFocusedActivity: ActivityRecord\{(.*)$/m,
  // Android 5 to 11.
  /^\s*mResumedActivity: ActivityRecord\{(.*)$/m,
  /^\s*ResumedActivity: ActivityRecord\{(.*)$/m,
  // `dumpsys window` of all versions; before Android 8 the record is an AppWindowToken around one.
  /^\s*mFocusedApp=(?:AppWindowToken\{.*)?ActivityRecord\{(.*)$/m,
  /^\s*mCurrentFocus=Window\{(.*)$/m,
];
/** `5a1b2c3 u0 com.example/.Main t12}`: hash, user, component, task. */
const COMPONENT = /(?:^|\s)([A-Za-z]\w*(?:\.\w+)+)\/[\w.$]+/;

/** The package in front by lines of `dumpsys activity activities` or `dumpsys window`. */
export function parseForegroundApp(report: string): string | null {
  for (const line of LINES) {
    const found = COMPONENT.exec(line.exec(report)?.[1] ?? '')?.[1];
    if (found !== undefined) return found;
  }
  return null;
}
