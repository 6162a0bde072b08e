import { join } from 'node:path';
import { createDefinitionStore } from '../../src/main/definitions/json-definition-store';
import { createSilentLogger } from '../../src/main/platform/logger';
import { createRandom } from '../../src/main/platform/random';
import { createSystemClock } from '../../src/main/platform/system-clock';
import { aDraft } from '../builders';

/** Creates and changes definitions in the data folder given, without end; tells each id and name once it is saved. */
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
  const created = await store.create(aDraft({ name: `first ${process.pid.toString()}-${String(number)}` }));
  if (!created.ok) throw new Error(JSON.stringify(created.error));
  const { definition, hash } = created.value;
  const draft = aDraft({
    name: `second ${process.pid.toString()}-${String(number)}`,
    tags: ['x'.repeat(100_000)],
  });
  const updated = await store.update(definition.id, draft, hash);
  if (!updated.ok) throw new Error(JSON.stringify(updated.error));
  process.stdout.write(`${definition.id}\t${updated.value.hash}\n`);
}
