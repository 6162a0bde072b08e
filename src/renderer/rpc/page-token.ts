import { tokenOfFragment } from '../../shared/rpc/hello';

const STORAGE_KEY = 'muster-token';

/**
 * The token of this page. A token in the address moves to the tab's session storage, so that a reload works and
 * neither history nor a copied address holds it.
 */
export function pageToken(page: Window): string | undefined {
  const fresh = tokenOfFragment(page.location.hash);
  if (fresh === undefined) return page.sessionStorage.getItem(STORAGE_KEY) ?? undefined;
  page.sessionStorage.setItem(STORAGE_KEY, fresh);
  page.history.replaceState(page.history.state, '', page.location.pathname + page.location.search);
  return fresh;
}
