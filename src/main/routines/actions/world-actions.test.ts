import { describe, expect, it } from 'vitest';
import { createRoutineWorld, linkTexts, stepsText } from '../../../../testing/routine-world';

const ok = { ok: true };

describe('pause', () => {
  async function pauses(step: string, times: number): Promise<number[]> {
    const world = createRoutineWorld();
    const text = stepsText('- repeat:', `    times: ${String(times)}`, `    steps: [{ ${step} }]`);
    const run = world.start(text);
    await world.clock.advance(times * 10_000);
    expect(await run.end).toEqual(ok);
    return world.events.flatMap(({ path, phase, elapsedMs }) =>
      path !== '1' && phase === 'finished' ? [elapsedMs ?? 0] : [],
    );
  }

  it('is another one each time, between the two, and the same with the same randomness', async () => {
    const first = await pauses('pause: { from: 1s, to: 3s }', 200);
    expect(new Set(first).size).toBeGreaterThan(150);
    expect(Math.min(...first)).toBeGreaterThanOrEqual(1_000);
    expect(Math.max(...first)).toBeLessThanOrEqual(3_000);
    expect(await pauses('pause: { from: 1s, to: 3s }', 200)).toEqual(first);
  });

  it('is mostly short and seldom long as people pause', async () => {
    const all = await pauses('pause: { from: 0s, to: 1s, spread: human }', 400);
    const share = (from: number, to: number): number =>
      all.filter((ms) => ms >= from && ms < to).length / all.length;
    expect(share(0, 500)).toBeGreaterThan(0.6);
    expect(share(750, 1_001)).toBeGreaterThan(0.02);
    expect(share(750, 1_001)).toBeLessThan(0.15);
  });

  it('may be always the same, but not longer than its longest', async () => {
    expect(await pauses('pause: { from: 2s, to: 2s }', 2)).toEqual([2_000, 2_000]);
    const world = createRoutineWorld();
    const end = await world.start(stepsText('- pause: { from: 2s, to: 1s }')).end;
    expect(end).toMatchObject({ failure: { code: 'expression_invalid' } });
  });

  it('ends when it is stopped', async () => {
    const world = createRoutineWorld();
    const run = world.start(stepsText('- pause: { from: 9s, to: 9s }'));
    await world.clock.advance(1_000);
    run.abort('stopped');
    await expect(run.end).rejects.toBe('stopped');
  });
});

describe('notify', () => {
  it('tells people, cut to what a notification can show', async () => {
    const world = createRoutineWorld();
    const steps = ['- set: { n: 3 }', '- notify: ${n} gifts', `- notify: ${'x'.repeat(400)}`];
    await world.start(stepsText(...steps, `  title: ${'y'.repeat(100)}`, '  level: error')).end;
    expect(world.notices).toEqual([
      { title: '', text: '3 gifts', level: 'info' },
      { title: 'y'.repeat(80), text: 'x'.repeat(300), level: 'error' },
    ]);
  });
});

describe('http', () => {
  it('sends nothing without consent, and is not tried again', async () => {
    const world = createRoutineWorld();
    world.consents.add('shell');
    const end = await world.start(stepsText('- http: { url: "https://a.b" }', '  retry: { times: 3 }')).end;
    expect(end).toMatchObject({
      failure: { class: 'routine', code: 'consent_missing', detail: { capability: 'network' } },
    });
    expect(world.calls).toEqual([]);
    expect(world.events.map(({ phase }) => phase)).toEqual(['started', 'failed']);
  });

  it('carries all of the request and keeps the answer', async () => {
    const world = createRoutineWorld();
    world.consents.add('network').add('host:192.168.1.2');
    world.answers.http = { status: 404, body: 'none' };
    const step = [
      '- http: { url: "https://a.b/c?key=1", method: PUT, headers: { x-key: "k${n}" }, body: "b${n}", maxBytes: 9 }',
      '  into: body',
      '  status: code',
      '- log: "${code + 1} ${body}"',
    ];
    expect(await world.start(stepsText('- set: { n: 1 }', ...step)).end).toEqual(ok);
    expect(world.logs).toEqual(['info: 405 none']);
    const [request] = world.requests;
    expect(request).toMatchObject({
      ...{ url: 'https://a.b/c?key=1', method: 'PUT', headers: { 'x-key': 'k1' }, body: 'b1', maxBytes: 9 },
    });
    expect(['192.168.1.2', '192.168.1.3'].map((host) => request?.mayAskPrivate(host))).toEqual([true, false]);
    expect(JSON.stringify(world.events)).not.toContain('key=1');
  });

  it.each([
    ['http://192.168.1.2:8080/a', ['192.168.1.2']],
    ['HTTP://NAS.lan', ['nas.lan']],
    ['http://[::1]/', ['::1']],
    ['http://0x7f.1/', ['127.0.0.1']],
    ['http://nas.lan/${path}?q=${path}', ['nas.lan']],
    ['http://nas.lan?${path}', ['nas.lan']],
    ['http://nas.lan${path}', undefined],
    ['http://nas.lan:80${path}/', undefined],
    ['http://${path}/', undefined],
    ['${path}', undefined],
    ['https://example.com/', undefined],
    ['http://user@example.com/nas.lan/', undefined],
  ])('names hosts of private networks: %s', (url, privateHosts) => {
    const text = `inputs: { path: {} }\n${stepsText(`- http: { url: "${url}" }`)}`;
    expect(linkTexts({ main: text }).get('main')?.summary.privateHosts).toEqual(privateHosts);
  });

  it('fails by its status where nobody asks for that', async () => {
    const world = createRoutineWorld();
    world.consents.add('network');
    world.answers.http = { status: 500, body: '' };
    const end = await world.start(stepsText('- http: { url: "https://a.b" }')).end;
    expect(end).toMatchObject({
      failure: { code: 'request_failed', detail: { message: 'The server answered 500.' } },
    });
  });

  it.each(['Host', 'content-length', 'Proxy-Authorization'])('does not set the header %s', async (name) => {
    const world = createRoutineWorld();
    world.consents.add('network');
    const end = await world.start(stepsText(`- http: { url: "https://a.b", headers: { ${name}: x } }`)).end;
    expect(end).toMatchObject({ failure: { code: 'request_failed' } });
    expect(world.calls).toEqual([]);
  });
});

describe('shell', () => {
  it('runs nothing without consent', async () => {
    const world = createRoutineWorld();
    world.consents.add('network');
    expect(await world.start(stepsText('- shell: [ls]')).end).toMatchObject({
      failure: { code: 'consent_missing', detail: { capability: 'shell' } },
    });
    expect(world.calls).toEqual([]);
  });

  it('gives each argument as it is, and keeps what is printed', async () => {
    const world = createRoutineWorld();
    world.consents.add('shell');
    world.answers.shell = { stdout: 'a\r\nb\r\n', exitCode: 3 };
    const steps = [
      '- shell: [echo, "$(id); rm -rf /", "it\'s"]',
      '  into: out',
      '  exitCode: code',
      '- log: "${out} ${code}"',
    ];
    expect(await world.start(stepsText(...steps)).end).toEqual(ok);
    expect(world.calls).toEqual([`shell ["echo","$(id); rm -rf /","it's"]`]);
    expect(world.logs).toEqual(['info: a\r\nb 3']);
  });

  it('fails by its exit code where nobody asks for that, and keeps no more than asked', async () => {
    const world = createRoutineWorld();
    world.consents.add('shell');
    world.answers.shell = { stdout: 'x'.repeat(20_000), exitCode: 1 };
    expect(await world.start(stepsText('- shell: [ls, /none]')).end).toMatchObject({
      failure: { class: 'device', code: 'device_command_failed' },
    });
    world.answers.shell.exitCode = 0;
    const steps = ['- shell: [ls]', '  into: out', '  maxLength: 5', '- log: ${out}'];
    expect(await world.start(stepsText(...steps)).end).toEqual(ok);
    expect(world.logs).toEqual(['info: xxxxx']);
  });

  it('needs a command', async () => {
    const world = createRoutineWorld();
    world.consents.add('shell');
    expect(await world.start(stepsText('- shell: [" "]')).end).toMatchObject({
      failure: { code: 'device_command_failed' },
    });
    expect(world.calls).toEqual([]);
  });
});
