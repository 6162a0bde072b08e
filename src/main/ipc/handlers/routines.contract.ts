import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHostRig, type HostRig } from '../../../../testing/host-rig';
import { err } from '../../../shared/errors';
import { handlersElsewhere, handlersOnSameComputer } from '../elsewhere';

const SHELL = 'steps:\n  - shell: [getprop]\n    into: all\n  - log: ${all}\n';

async function openRig(): Promise<HostRig> {
  const rig = await openHostRig({ devices: 1 });
  onTestFinished(() => rig.close());
  return rig;
}
function value<T>(answer: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

describe('routines through the contract', () => {
  it('are read with their steps as a tree, checked without being saved, and tell who uses them', async () => {
    const rig = await openRig();
    const text =
      'steps:\n  - repeat:\n      times: 2\n      steps:\n        - tap: { x: 1, y: 2 }\n          id: press\n  - waait: 1s\n';
    await rig.saveRoutine('shop/open', text);
    await rig.saveRoutine('main', 'steps:\n  - runRoutine: shop/open\n');
    const { name } = await rig.saveDefinition({ routineName: 'shop/open' });
    const read = value(await rig.client.call('routines.read', { routineName: 'shop/open' }));
    expect(read).toMatchObject({
      ...{ file: 'shop/open.yaml', text, hash: rig.view().routines['shop/open']?.hash },
      problems: [{ line: 7, step: '2', code: 'action_unknown', suggestion: 'wait' }],
    });
    expect(read.outline).toEqual([
      {
        ...{ path: '1', id: null, label: 'repeat 2 times', action: 'repeat', line: 2 },
        children: [
          { path: '1.steps.1', id: 'press', label: 'tap 1, 2', action: 'tap', line: 5, children: [] },
        ],
      },
    ]);
    const checked = value(
      await rig.client.call('routines.check', { routineName: 'new', text: 'steps:\n  - runRoutine: man\n' }),
    );
    expect(checked.problems).toMatchObject([{ code: 'routine_missing', suggestion: 'main' }]);
    expect(rig.view().routines['new']).toBeUndefined();
    expect(value(await rig.client.call('routines.usedBy', { routineName: 'shop/open' }))).toEqual({
      ...{ routines: ['main'], groups: [name], groupTemplates: [], pools: [] },
    });
    expect(await rig.client.call('routines.read', { routineName: '../main' })).toMatchObject({
      error: { code: 'routine_not_found' },
    });
  });

  it('need consent for shell, for exactly these bytes; with it the group starts, a changed file asks again', async () => {
    const rig = await openRig();
    await rig.saveRoutine('inner', SHELL);
    await rig.saveRoutine('main', 'steps:\n  - runRoutine: inner\n');
    const definition = await rig.saveDefinition({ routineName: 'main' });
    const problems = async (): Promise<unknown[]> => {
      const { problems: found } = value(
        await rig.client.call('groups.preflight', { definitionId: definition.id, overrides: {} }),
      );
      return found.filter(({ code }) => code === 'consent_needed').map(({ detail }) => detail);
    };
    const { hash, capabilities } = rig.view().routines['inner']!;
    expect(capabilities).toContain('shell');
    const caller = { routineName: 'main', hash: rig.view().routines['main']!.hash };
    // Who calls it decides what it is called with.
    expect(await problems()).toEqual([
      { ...caller, capability: 'shell' },
      { routineName: 'inner', hash, capability: 'shell' },
    ]);
    value(await rig.client.call('routines.consent', { ...caller, capabilities: ['shell'], allow: true }));
    expect(await problems()).toEqual([{ routineName: 'inner', hash, capability: 'shell' }]);
    const consent = { routineName: 'inner', hash, capabilities: ['shell' as const], allow: true };
    expect(await rig.client.call('routines.consent', { ...consent, hash: 'a'.repeat(64) })).toMatchObject({
      error: { code: 'routine_changed' },
    });
    value(await rig.client.call('routines.consent', consent));
    expect(await problems()).toEqual([]);
    await rig.restartHost();
    expect(await problems()).toEqual([]);
    await rig.start(definition);
    await writeFile(join(rig.folder, 'routines/inner.yaml'), `${SHELL}# another byte\n`);
    await rig.until(({ routines }) => routines['inner']?.hash !== hash, 'the change');
    expect(await problems()).toHaveLength(1);
    value(await rig.client.call('routines.consent', { ...consent, allow: false }));
    const kept = JSON.parse(await readFile(join(rig.folder, '.state/consents.json'), 'utf8')) as unknown;
    expect(kept).toMatchObject({ schemaVersion: 1, consents: [{ hash: caller.hash }] });
    value(await rig.client.call('routines.consent', { ...caller, capabilities: ['shell'], allow: false }));
    const none = JSON.parse(await readFile(join(rig.folder, '.state/consents.json'), 'utf8')) as unknown;
    expect(none).toEqual({ schemaVersion: 1, consents: [] });
  });

  it('are allowed nothing from elsewhere', async () => {
    const handlers = { 'routines.consent': () => Promise.resolve(err({ code: 'cancelled' })) };
    const all = handlers as unknown as Parameters<typeof handlersElsewhere>[0];
    const input = { routineName: 'a', hash: 'a'.repeat(64), capabilities: ['shell' as const], allow: true };
    const context = { signal: new AbortController().signal, line: new AbortController().signal };
    expect(await handlersElsewhere(all)['routines.consent'](input, context)).toMatchObject({
      error: { code: 'desktop_only' },
    });
    expect(await handlersOnSameComputer(all)['routines.consent'](input, context)).toMatchObject({
      error: { code: 'cancelled' },
    });
  });

  it('say whether consent can be given from there, and which sentries a routine has', async () => {
    const rig = await openRig();
    await rig.saveRoutine('guard', 'steps:\n  - wait: 1s\n');
    const sentries = 'sentries:\n  - { run: guard, every: 90s, severity: high, onFailure: pause }\n';
    await rig.saveRoutine('main', `${sentries}steps:\n  - wait: 1s\n`);
    const read = await rig.client.call('routines.read', { routineName: 'main' });
    expect(value(read)).toMatchObject({
      mayConsent: true,
      sentries: [
        { routineName: 'guard', every: '1m 30s', severity: 'high', onSuccess: 'goOn', onFailure: 'pause' },
      ],
    });
    const handlers = { 'routines.read': () => Promise.resolve(read) };
    const all = handlers as unknown as Parameters<typeof handlersElsewhere>[0];
    const context = { signal: new AbortController().signal, line: new AbortController().signal };
    const elsewhere = await handlersElsewhere(all)['routines.read']({ routineName: 'main' }, context);
    expect(elsewhere).toMatchObject({ value: { mayConsent: false } });
  });

  it('show what was allowed for the bytes they have now', async () => {
    const rig = await openRig();
    await rig.saveRoutine('inner', SHELL);
    const { hash, allowed } = rig.view().routines['inner']!;
    expect(allowed).toEqual([]);
    const consent = { routineName: 'inner', hash, capabilities: ['shell' as const], allow: true };
    value(await rig.client.call('routines.consent', consent));
    await rig.until(({ routines }) => routines['inner']?.allowed?.includes('shell') === true, 'the consent');
    await writeFile(join(rig.folder, 'routines/inner.yaml'), `${SHELL}# another byte\n`);
    await rig.until(({ routines }) => routines['inner']?.allowed?.length === 0, 'the change');
  });
});
