import { join } from 'node:path';
import { createDefinitionStore } from '../../src/main/definitions/json-definition-store';
import { createSilentLogger } from '../../src/main/platform/logger';
import { createRandom } from '../../src/main/platform/random';
import { createSystemClock } from '../../src/main/platform/system-clock';

/** Changes the one definition of the data folder given, without end; tells the hash of each version once it is saved. */
const [root = ''] = process.argv.slice(2);
const store = await createDefinitionStore({
  folder: join(root, 'orchestration_groups'),
  trashFolder: join(root, '.trash'),
  quarantineFolder: join(root, '.quarantine'),
  versionsFolder: join(root, '.state', 'versions'),
  clock: createSystemClock(),
  random: createRandom(),
  logger: createSilentLogger(),
});
for (let number = 1; ; number++) {
  const [saved] = store.list();
  if (!saved) throw new Error('there is no definition');
  const draft = { ...saved.definition, description: `${String(process.pid)} ${String(number)}` };
  const updated = await store.update(saved.definition.id, draft, saved.hash);
  if (!updated.ok) throw new Error(JSON.stringify(updated.error));
  process.stdout.write(`${updated.value.hash}\n`);
}
