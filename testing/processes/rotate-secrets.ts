import { openSecretsIn } from '../secrets-folder';

/** Changes the keys of the folder's secrets without end; tells when it begins and after each change. */
const [folder = ''] = process.argv.slice(2);
const { keyring } = await openSecretsIn(folder);
process.stdout.write(`${keyring.state().state}\n`);
for (;;) {
  const rotated = await keyring.rotate();
  process.stdout.write(`${JSON.stringify(rotated)}\n`);
}
