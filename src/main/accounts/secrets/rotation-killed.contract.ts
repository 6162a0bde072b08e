import { expect, it, onTestFinished } from 'vitest';
import { startTestProcess } from '../../../../testing/child-process';
import { createFakeRandom } from '../../../../testing/fake-random';
import { openSecretsIn } from '../../../../testing/secrets-folder';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { createSystemClock } from '../../platform/system-clock';

const SECRETS = 300;
const ROUNDS = 4;

it('killed at any moment leaves every secret open by what is there', { timeout: 60_000 }, async () => {
  const folder = await tempFolderOfTest();
  const pins = Array.from({ length: SECRETS }, (_, index) => `pin ${String(index)}`);
  const first = await openSecretsIn(folder);
  const ids = await Promise.all(pins.map((pin, index) => first.add(`a${String(index)}`, pin)));
  await first.close();
  const random = createFakeRandom(19);
  for (let round = 0; round < ROUNDS; round++) {
    const child = startTestProcess('rotate-secrets', [folder]);
    onTestFinished(() => child.kill());
    expect(await child.nextLine()).toBe('open');
    expect(JSON.parse(await child.nextLine())).toEqual({ ok: true, value: SECRETS });
    // Somewhere within the next change or the one after; each takes about 20 ms.
    await createSystemClock().sleep(random.next() * 40);
    await child.kill();
    const after = await openSecretsIn(folder);
    expect(after.keyring.state()).toEqual({ state: 'open', openedBy: ['keyFile'], problem: null });
    expect(await Promise.all(ids.map((id) => after.pinOf(id)))).toEqual(pins);
    await after.close();
  }
});
