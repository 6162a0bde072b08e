import type { TemplateDialogFacts } from '../state/ui-store';

/** Names of files that are taken for pictures. */
const PICTURES = /\.(?:png|jpe?g|webp|bmp)$/i;

/** The dialog for files that are all pictures: one is cut, of several each becomes a template. Null for other files. */
export function dialogForPictures(files: readonly File[]): TemplateDialogFacts | null {
  const [first] = files;
  if (!first || !files.every(({ name, type }) => PICTURES.test(name) || type.startsWith('image/')))
    return null;
  return files.length === 1
    ? { kind: 'cutTemplate', picture: first }
    : { kind: 'addTemplates', pictures: files };
}
