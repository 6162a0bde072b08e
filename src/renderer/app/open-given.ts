import type { Collected } from '../components/collect-files';
import { importsOf } from '../components/import-dialog/sort-files';
import { dialogForPictures } from '../components/template-pictures-given';
import type { HostContextValue } from '../state/host-context';
import { joinedBy } from '../state/import-facts';
import { canImport, importedThings } from './can-import';

/** Opens what files are for that were dropped or pasted: their imports, or templates when they are pictures alone. */
export async function openGiven(host: HostContextValue, given: Promise<Collected>): Promise<void> {
  const { uiStore } = host;
  const collected = await given;
  const pictures = uiStore.getState().dialog === null ? dialogForPictures(collected.files) : null;
  const found = pictures === null ? await importsOf(collected, importedThings(host)) : [];
  // Another dialog may have been opened meanwhile.
  if (canImport(host)) uiStore.setState(({ dialog }) => ({ dialog: pictures ?? joinedBy(dialog, found) }));
}
