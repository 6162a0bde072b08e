import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../../testing/fake-clock';
import { createTreeSource, type RunService, type TreeSource } from './tree-source';

const SIGNAL = new AbortController().signal;
const XML = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="0"><node text="Hi" bounds="[0,0][9,9]" /></hierarchy>`;
const DONE = 'UI hierchary dumped to: /dev/tty\n';

interface Rig {
  readonly source: TreeSource;
  readonly asked: string[];
  readonly clock: ReturnType<typeof createFakeClock>;
}

/** A device that answers with these, one after the other; the last again and again. */
function rigOf(...answers: readonly (string | (() => Promise<string>))[]): Rig {
  const asked: string[] = [];
  const clock = createFakeClock();
  const run: RunService = async (service) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? '';
    asked.push(service);
    return typeof answer === 'string' ? answer : answer();
  };
  return { source: createTreeSource({ run, clock }), asked, clock };
}

async function fetched({ source, clock }: Rig): Promise<string> {
  const tree = source.fetch(SIGNAL);
  tree.catch(() => undefined);
  await clock.advance(1_000);
  return tree.then(
    (root) => root.children.map(({ text }) => text).join(),
    (error: unknown) => String(error),
  );
}

describe('how the elements of an app are asked for', () => {
  it.each([
    ['as most devices answer', XML + DONE],
    ['with the spelling of some', `${XML}UI hierarchy dumped to: /dev/tty`],
    [
      'with warnings of the linker before it',
      `WARNING: linker: libdvm.so has text relocations.\r\n${XML}${DONE}`,
    ],
    ['from a terminal', `${XML}\r\n${DONE.replace('\n', '\r\n')}`],
  ])('%s', async (_, said) => {
    const rig = rigOf(said);
    expect(await fetched(rig)).toBe('Hi');
    expect(rig.asked).toEqual(['exec:uiautomator dump /dev/tty 2>&1']);
  });

  it('by a file where the terminal is mute, and from then on at once', async () => {
    const rig = rigOf(DONE, `UI hierchary dumped to: /data/local/tmp/muster-window.xml\n${XML}`);
    expect(await fetched(rig)).toBe('Hi');
    expect(await fetched(rig)).toBe('Hi');
    expect(rig.asked.map((service) => service.includes('/dev/tty'))).toEqual([true, false, false]);
    expect(rig.asked[1]).toMatch(/^exec:rm -f /);
  });

  it.each([
    ['ERROR: null root node returned by UiTestAutomationBridge.\n', 'off or locked'],
    ['Killed \n', 'too little memory'],
    ['java.lang.IllegalStateException: UiAutomationService ...already registered!\nKilled', 'Appium'],
    [XML.slice(0, -20), 'ended in the middle'],
  ])('again, once, after "%s"', async (said, words) => {
    const well = rigOf(said, XML + DONE);
    expect(await fetched(well)).toBe('Hi');
    expect(well.asked).toHaveLength(2);
    const ill = rigOf(said);
    expect(await fetched(ill)).toContain(words);
    expect(ill.asked).toHaveLength(2);
  });

  it.each([
    ['ERROR: could not get idle state.\n', 'never stands still'],
    ['java.lang.IllegalArgumentException: Illegal character (d83d)', 'emoji'],
    ['/system/bin/sh: uiautomator: inaccessible or not found\n', 'no uiautomator'],
  ])('once after "%s"', async (said, words) => {
    const rig = rigOf(said);
    expect(await fetched(rig)).toMatch(new RegExp(`^RecognitionError: .*${words}`));
    expect(rig.asked).toHaveLength(1);
  });

  it('takes no description for this screen that follows a failure: it is of an earlier one', async () => {
    const said = `ERROR: could not get idle state.\n${XML}`;
    expect(await fetched(rigOf(DONE, said))).toContain('never stands still');
    expect(await fetched(rigOf(said))).toContain('never stands still');
  });

  it('shows nothing of the screen where its description can’t be told', async () => {
    const said = await fetched(rigOf(DONE, '<node text="my secret" bounds="[0,0][1,1]"/>\n'));
    expect(said).toContain('Android gave no description');
    expect(said).not.toContain('my secret');
  });

  it('says in its own words what nobody knows', async () => {
    expect(await fetched(rigOf(DONE, `${DONE}cat: no\u0007 such file\n`))).toBe(
      'RecognitionError: Android gave no description of the screen; it said: cat: no  such file',
    );
    expect(await fetched(rigOf(''))).toContain('it said nothing');
  });

  it('is not held up by what a hostile device prints', async () => {
    const began = performance.now();
    expect(await fetched(rigOf('\n'.repeat(4_000_000)))).toContain('it said nothing');
    expect(await fetched(rigOf('<hierarchy '.repeat(380_000)))).toContain('ended in the middle');
    expect(await fetched(rigOf(`<hierarchy>${'<a/>'.repeat(1_000_000)}</hierarchy>`))).toContain(
      'more than 20000',
    );
    expect(await fetched(rigOf(`<hierarchy>${'<node a="'.repeat(400_000)}</hierarchy>`))).toContain(
      "can't be read",
    );
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('takes a screen without elements for what it is', async () => {
    expect(await fetched(rigOf(`<?xml version='1.0'?><hierarchy rotation="0" />${DONE}`))).toBe('');
  });

  it('lets what the device throws through', async () => {
    const gone = Object.assign(new Error('gone'), { code: 'device_gone' });
    const { source } = rigOf(() => Promise.reject(gone));
    await expect(source.fetch(SIGNAL)).rejects.toBe(gone);
  });

  it('one after the other, and who leaves does not wait', async () => {
    let end = (): void => undefined;
    const first = new Promise<string>((resolve) => {
      end = () => resolve(XML);
    });
    const { source, asked } = rigOf(() => first, XML);
    const one = source.fetch(SIGNAL);
    const leaves = new AbortController();
    const two = source.fetch(leaves.signal);
    const three = source.fetch(SIGNAL);
    await Promise.resolve();
    leaves.abort(new Error('stopped'));
    await expect(two).rejects.toThrow('stopped');
    expect(asked).toHaveLength(1);
    end();
    await Promise.all([one, three]);
    expect(asked).toHaveLength(2);
    await expect(source.fetch(leaves.signal)).rejects.toThrow('stopped');
  });

  it('does not wait for its turn when it was stopped before', async () => {
    const { source } = rigOf(() => new Promise(() => undefined));
    source.fetch(SIGNAL).catch(() => undefined);
    await expect(source.fetch(AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  });
});
