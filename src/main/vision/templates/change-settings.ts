import { isMap, parseDocument, YAMLMap, type Document } from 'yaml';
import type { TemplateChange } from '../../../shared/contract/templates';
import { readSettings } from './template-settings';

type Made = { readonly text: string } | { readonly refusal: string };

/** The text with the settings changed; comments, order and keys nobody knows stay. Else a sentence why not. */
export function changedSettings(file: string, text: string, change: TemplateChange): Promise<Made> {
  return editedSettings(file, text, (document) => {
    for (const [key, value] of Object.entries(change)) {
      if (value === null) document.delete(key);
      // A plain value takes the place of the one there, whose comment stays.
      else document.set(key, typeof value === 'object' ? document.createNode(value, { flow: true }) : value);
    }
  });
}

/** The text after `edit`, as `changedSettings`. */
export async function editedSettings(
  file: string,
  text: string,
  edit: (document: Document) => void,
): Promise<Made> {
  // It takes a text apart in turns and refuses what was made to eat memory: only then is it read again, with comments.
  const before = await firstError(file, text);
  if (before !== undefined) return { refusal: before };
  const document: Document = parseDocument(text, { version: '1.2' });
  if (document.contents !== null && !isMap(document.contents))
    return { refusal: 'The file holds settings such as "threshold: 0.9", one a line.' };
  const isBlank = document.contents === null;
  const settings = document.contents ?? new YAMLMap(document.schema);
  document.contents = settings;
  edit(document);
  if (isBlank && settings.items.length === 0) return { text };
  const made = document.toString({ lineWidth: 0 });
  const after = await firstError(file, made);
  return after === undefined ? { text: made } : { refusal: after };
}

async function firstError(file: string, text: string): Promise<string | undefined> {
  const { problems } = await readSettings(file, Buffer.from(text));
  return problems.find(({ level }) => level === 'error')?.message;
}
