import { openStoreIn } from './open-store';

/** Changes the one definition of the data folder given, without end; tells the hash of each version once it is saved. */
const [root = ''] = process.argv.slice(2);
const store = await openStoreIn(root);
for (let number = 1; ; number++) {
  const [saved] = store.list();
  if (!saved) throw new Error('there is no definition');
  const draft = { ...saved.definition, description: `${String(process.pid)} ${String(number)}` };
  const updated = await store.update(saved.definition.id, draft, saved.hash);
  if (!updated.ok) throw new Error(JSON.stringify(updated.error));
  process.stdout.write(`${updated.value.hash}\n`);
}
