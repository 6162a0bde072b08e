import { aDraft } from '../builders';
import { openStoreIn } from './open-store';

/** Creates and changes definitions in the data folder given, without end; tells each id and name once it is saved. */
const [root = ''] = process.argv.slice(2);
const store = await openStoreIn(root);
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
