import { AccountSavedView } from '../../../shared/contract/accounts';
import type { AccountsFile } from '../file/accounts-file';
import { text } from './account-rows';

/** The lists people saved, by name; what can't be read any more is left out. */
export function readSavedViews(file: AccountsFile): AccountSavedView[] {
  return file.all('SELECT view FROM saved_views ORDER BY name').flatMap((row) => {
    const view = AccountSavedView.safeParse(JSON.parse(text(row, 'view')));
    return view.success ? [view.data] : [];
  });
}

/** Saves a list under its name, in place of one of the same name. */
export function putView(file: AccountsFile, { view }: { readonly view: AccountSavedView }): null {
  file.run('INSERT OR REPLACE INTO saved_views (name, view) VALUES (?, ?)', [
    view.name,
    JSON.stringify(view),
  ]);
  return null;
}

/** Removes a saved list; nothing when there is none. */
export function removeView(file: AccountsFile, { name }: { readonly name: string }): null {
  file.run('DELETE FROM saved_views WHERE name = ?', [name]);
  return null;
}
