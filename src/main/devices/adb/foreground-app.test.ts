import { describe, expect, it } from 'vitest';
import { foregroundApp, parseForegroundApp } from './foreground-app';

/** Lines as these versions print them; addresses and tasks differ. */
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
    'Android 9: windows',
    `  mCurrentFocus=Window{8c1d0b5 u0 com.example.app/com.example.app.MainActivity}
  mFocusedApp=AppWindowToken{7a2a3b5 token=Token{9a1b6dc ActivityRecord{34bfb4f u0 com.example.app/.MainActivity t12}}}`,
  ],
  [
    'Android 11',
    '    mResumedActivity: ActivityRecord{2baae81 u0 com.example.app/.ui.MainActivity t2431 d0}',
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
