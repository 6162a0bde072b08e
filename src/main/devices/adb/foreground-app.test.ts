import { describe, expect, it } from 'vitest';
import { foregroundApp, parseForegroundApp } from './foreground-app';

/**
 * Lines as these versions print them, with another app in them. Recorded in public: mzlogin/awesome-adb (README and pull
 * request 64: versions 7 to 9), ashishb/adb-enhanced issue 4 (8), S2-group/android-runner issue 28 (10),
 * openatx/uiautomator2 issue 952 (13 and 14), openatx/adbutils issue 176 (newer ones have no `mResumedActivity`).
 */
const REPORTS: readonly (readonly [string, string])[] = [
  [
    'Android 5: activities',
    `    mResumedActivity: ActivityRecord{2d1f0a9b u0 com.example.app/.MainActivity t7}
  mFocusedActivity: ActivityRecord{2d1f0a9b u0 com.example.app/.MainActivity t7}`,
  ],
  [
    'Android 7: two stacks',
    `    mResumedActivity: ActivityRecord{b9793ac u0 com.android.launcher3/.Launcher t40}
  mFocusedActivity: ActivityRecord{d0464a0 u0 com.example.app/com.example.ui.Main t41}`,
  ],
  [
    'Android 7: the old name alone',
    '  mFocusedActivity: ActivityRecord{15ffedc u0 com.example.app/.ui.main.MainActivity t35}',
  ],
  [
    'Android 8: no focused activity any more',
    '    mResumedActivity: ActivityRecord{a3ae8dd u0 com.example.app/.BActivity t878}',
  ],
  [
    'Android 8: windows, the name of the activity cut short',
    `    mFocusedApp=AppWindowToken{b9b0b83 token=Token{b9a89ee ActivityRecord{b9b0b05 u0 com.example.app/com.example.* t42567}}}
    mFocusedApp=Token{b9a89ee ActivityRecord{b9b0b05 u0 com.example.app/com.example.* t42567}}`,
  ],
  [
    'Android 9: windows',
    `  mCurrentFocus=Window{8c1d0b5 u0 com.example.app/com.example.app.MainActivity}
  mFocusedApp=AppWindowToken{7a2a3b5 token=Token{9a1b6dc ActivityRecord{34bfb4f u0 com.example.app/.MainActivity t12}}}`,
  ],
  [
    'Android 11',
    '    mResumedActivity: ActivityRecord{2baae81 u0 com.example.app/.ui.MainActivity t2431 d0}',
  ],
  [
    'Android 10: a second display without an app first',
    `  mFocusedApp=null
  mFocusedApp=AppWindowToken{1c2affb token=Token{fdee9da ActivityRecord{a9f0785 u0 com.example.app/.home.HomeActivity t15}}}`,
  ],
  [
    'Android 12: windows',
    `  mCurrentFocus=Window{48b4735 u0 com.example.app/com.example.app.MainActivity}
  mFocusedApp=ActivityRecord{12376650 u0 com.example.app/.MainActivity t349}`,
  ],
  [
    'Android 13: an app of a work profile',
    '    topResumedActivity=ActivityRecord{d9b8281 u10 com.example.app/.MainActivityV2 t57}',
  ],
  [
    'Android 13: split screen',
    `      topResumedActivity=ActivityRecord{77b3dc7 u0 com.example.app/.ui.MainActivity t90}
  ResumedActivity: ActivityRecord{11b3dc7 u0 com.android.settings/.Settings t91}`,
  ],
  [
    'Android 14: other brace',
    '  topResumedActivity=ActivityRecord{1a70f4a u0 com.example.app/com.example.Home} t6294}',
  ],
  [
    'Android 15: a second display without an app first',
    `    topResumedActivity=null
    topResumedActivity=ActivityRecord{171213337 u0 com.example.app/.MainActivity t8}
  ResumedActivity: ActivityRecord{171213337 u0 com.example.app/.MainActivity t8}`,
  ],
  ['a dialog alone', '  mCurrentFocus=Window{48b4735 u0 com.example.app/com.example.app.Dialog}'],
  ['Windows line ends', '  mResumedActivity: ActivityRecord{d0464a0 u0 com.example.app/.Main t20}\r\n'],
];

describe('the app in front', () => {
  it.each(REPORTS)('%s', (_version, report) => {
    expect(parseForegroundApp(report)).toBe('com.example.app');
  });

  it.each([
    '',
    '    mResumedActivity: null',
    '  mCurrentFocus=null\n  mFocusedApp=null',
    '  mCurrentFocus=Window{5a1b2c3 u0 NotificationShade}',
  ])('is none in %j', (report) => {
    expect(parseForegroundApp(report)).toBeNull();
  });

  it('is asked of the windows when no activity tells', async () => {
    const asked: string[] = [];
    const run = (line: string) => {
      asked.push(line);
      const stdout = line.startsWith('dumpsys window')
        ? '  mFocusedApp=ActivityRecord{1 u0 com.a.b/.C t1}\n'
        : '';
      return Promise.resolve({ stdout, stderr: '', exitCode: stdout === '' ? 1 : 0 });
    };
    await expect(foregroundApp(run)).resolves.toBe('com.a.b');
    expect(asked).toHaveLength(2);
  });
});
