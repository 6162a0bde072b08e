import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom } from '../../src/main/platform/random';
import { createSystemClock } from '../../src/main/platform/system-clock';
import { createTrash } from '../../src/main/platform/trash';
import { writeTemplate } from '../../src/main/vision/templates/write-templates';

/** Writes templates into the folder given, throws them away and brings them back, without end; tells of each step. */
const [root = ''] = process.argv.slice(2);
const folder = join(root, 'templates');
const trash = createTrash(join(root, 'trash'), createSystemClock(), createRandom());
await mkdir(folder, { recursive: true });
/** Large enough to be killed in the middle of. */
const png = Buffer.alloc(24 * 2 ** 20, 'picture ');
for (let number = 1; ; number += 1) {
  const name = `t${process.pid.toString()}-${String(number)}`;
  const path = join(folder, `${name}.png`);
  process.stdout.write('write\n');
  const fault = await writeTemplate(folder, { name, png, yaml: 'threshold: 0.9\n' });
  if (fault !== null) throw new Error(JSON.stringify(fault));
  process.stdout.write('delete\n');
  const id = await trash.put(path);
  process.stdout.write('restore\n');
  await trash.restore(id, path);
}
