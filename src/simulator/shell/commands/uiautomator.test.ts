import { describe, expect, it } from 'vitest';
import { createTestPhone, scenarioWith, type TestPhone } from '../../../../testing/simulator/test-phone';
import { ShellSession } from '../shell-session';

const APP = {
  screens: {
    main: {
      elements: [
        {
          type: 'group',
          id: 'card',
          at: [0, 100, 540, 200],
          elements: [
            { type: 'text', at: [10, 10, 100, 40], text: `Tom's "best" <&>` },
            { type: 'button', id: 'go', at: [10, 60, 100, 40], text: 'Go', onTap: [] },
          ],
        },
        { type: 'icon', at: [0, 400, 40, 40], name: 'coin', description: 'Coins', onTap: [] },
        { type: 'icon', at: [60, 400, 40, 40], name: 'coin', onTap: [] },
      ],
    },
  },
};

interface Ran {
  readonly out: string;
  readonly error: string;
  readonly code: number;
}

async function run(line: string, { device }: TestPhone, signal = new AbortController().signal): Promise<Ran> {
  const out: Uint8Array[] = [];
  const error: Uint8Array[] = [];
  const into = (chunks: Uint8Array[]) => async (chunk: Uint8Array) => void chunks.push(chunk);
  const io = { read: () => Promise.resolve(null), write: into(out), writeError: into(error) };
  const code = await new ShellSession({ device, connection: 1, signal }).run(line, io);
  return { out: Buffer.concat(out).toString(), error: Buffer.concat(error).toString(), code };
}

const start = async (device: Readonly<Record<string, unknown>> = {}): Promise<TestPhone> =>
  createTestPhone({ scenario: scenarioWith(APP, device) });

describe('uiautomator dump', () => {
  it('writes as Android does: one line, the words of its end right behind, the window in front alone', async () => {
    const { out, code } = await run('uiautomator dump /dev/tty', await start());
    expect(code).toBe(0);
    expect(out).toMatch(
      /^<\?xml version='1\.0' encoding='UTF-8' standalone='yes' \?><hierarchy rotation="0"><node index="0".*<\/node><\/hierarchy>UI hierchary dumped to: \/dev\/tty\n$/,
    );
    expect(out).not.toContain('package="com.android.systemui"');
  });

  it('tells what lies in what, and escapes as the serializer of Android does', async () => {
    const { out } = await run('uiautomator dump /dev/tty', await start());
    expect(out).toMatch(
      /resource-id="com\.test\.app:id\/card"[^>]*bounds="\[0,\d+\]\[\d+,\d+\]"><node index="0" text='Tom&apos;s "best" &lt;&amp;&gt;'[^>]* \/><node index="1" text="Go"[^>]* \/><\/node>/,
    );
    expect(out).toContain('content-desc="Coins"');
    expect(out.match(/NAF="true"/g)).toHaveLength(1);
  });

  it('follows how the screen is turned', async () => {
    const { out } = await run(
      'uiautomator dump /dev/tty',
      await start({ width: 540, height: 960, rotation: 90 }),
    );
    expect(out).toContain('<hierarchy rotation="1"><node index="0"');
    expect(out).toContain('bounds="[0,0][960,540]"');
  });

  it.each([
    ['no-window', 0, 'ERROR: null root node returned by UiTestAutomationBridge.\n'],
    ['killed', 137, 'Killed\n'],
    ['held', 137, 'already registered!'],
    ['emoji', 1, 'Illegal character (d83d)'],
    ['missing', 127, 'not found'],
  ])('fails as %s', async (fault, code, words) => {
    const phone = await start();
    const ran = await run(`setprop debug.muster.dump ${fault}:1; uiautomator dump`, phone);
    expect(ran).toMatchObject({ out: '', code });
    expect(ran.error).toContain(words);
    expect((await run('uiautomator dump', phone)).out).toContain('dumped to');
  });

  it('waits ten seconds for a screen that never stands still', async () => {
    const phone = await start();
    phone.device.properties.set('debug.muster.dump', 'never-idle');
    const ran = run('uiautomator dump', phone);
    await phone.clock.advance(10_000);
    expect(await ran).toEqual({ out: '', error: 'ERROR: could not get idle state.\n', code: 0 });
  });

  it('has one place: of two at a time the second is ended', async () => {
    const phone = await start();
    phone.device.properties.set('debug.muster.dump.ms', '500');
    const first = run('uiautomator dump', phone);
    expect((await run('uiautomator dump', phone)).error).toContain('already registered');
    await phone.clock.advance(500);
    expect((await first).out).toContain('dumped to');
  });

  it('says that it is done where there is no terminal', async () => {
    const phone = await start();
    phone.device.properties.set('debug.muster.dump', 'no-terminal');
    expect((await run('uiautomator dump /dev/tty', phone)).out).toBe('UI hierchary dumped to: /dev/tty\n');
    expect((await run('uiautomator dump /sdcard/a.xml; cat /sdcard/a.xml', phone)).out).toContain(
      '<hierarchy',
    );
  });
});
