import type { AccountFilter, AccountSort } from '../../../../shared/account-filter';
import { PoolDraft } from '../../../../shared/pool';
import { watchedFolderParts } from '../../../../shared/pool-rules';
import type { ImportNote } from '../../../../shared/import';
import { convertFilter, fieldOfColumn } from './convert-filter';
import type { EarlierPool, EarlierQuery } from './earlier-pool';
import { PoolNotes } from './pool-notes';

const KNOWN_KEYS = new Set([
  ...['pool_name', 'description', 'queries', 'include', 'exclude', 'watched_paths', 'config'],
]);
const KNOWN_CONFIG = new Set(['sort_method', 'retry_failed', 'max_failures', 'refresh_interval']);
const SORTS: Readonly<Record<string, AccountSort>> = {
  packs_asc: { by: 'packs_opened', direction: 'asc' },
  packs_desc: { by: 'packs_opened', direction: 'desc' },
  modified_asc: { by: 'updatedAt', direction: 'asc' },
  modified_desc: { by: 'updatedAt', direction: 'desc' },
};
const LONGEST_UNUSED: AccountSort = { by: 'lastUsedAt', direction: 'asc' };
const MAX_SORTS = 5;

/** A pool of the earlier program as one of ours, and what could not be taken over as it was written. */
export function convertPool(
  pool: EarlierPool,
  fallbackName: string,
): { readonly draft: PoolDraft; readonly notes: readonly ImportNote[] } {
  const notes = new PoolNotes();
  const draft = PoolDraft.parse({
    name: (pool.pool_name ?? '').trim() || fallbackName,
    description: pool.description ?? '',
    filter: filterOf(pool, notes),
    sort: sortOf(pool, notes),
    limit: limitOf(pool, notes),
    include: pool.include,
    exclude: pool.exclude,
    watchedFolders: foldersOf(pool, notes),
    retry: { maxFailures: maxFailuresOf(pool, notes), cooldownMs: 0 },
    // Which accounts were done was known only while the program ran.
    reuse: { kind: 'oncePerRun' },
    onExhausted: { kind: 'complete' },
  });
  noteRest(pool, notes);
  return { draft, notes: notes.all };
}

/** All conditions of a query, any of the queries. Without a query nothing belongs to it but its lists. */
function filterOf({ queries }: EarlierPool, notes: PoolNotes): AccountFilter {
  const filters = queries.map(({ filters }): AccountFilter => ({
    all: filters.flatMap((filter) => convertFilter(filter, 'filter', notes) ?? []),
  }));
  const [first] = filters;
  return filters.length === 1 && first ? first : { any: filters };
}

function sortOf({ queries, config }: EarlierPool, notes: PoolNotes): AccountSort[] {
  const method = config?.sort_method ?? '';
  const known = SORTS[method];
  if (known) {
    if (method.startsWith('modified')) notes.approximated('sort', method, 'updatedAt');
    return [known];
  }
  if (method !== '') {
    notes.approximated('sort', method, 'lastUsedAt');
    return [LONGEST_UNUSED];
  }
  const [first = [], ...others] = queries.map((query) => sortOfQuery(query));
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first)))
    notes.approximated('sort', 'an order for each query', 'the order of the first query');
  return first.length === 0 ? [LONGEST_UNUSED] : first.slice(0, MAX_SORTS);
}

function sortOfQuery({ sort }: EarlierQuery): AccountSort[] {
  return sort.flatMap(({ column, direction, enabled }): AccountSort[] => {
    const by = fieldOfColumn(column);
    if (by === undefined || enabled === false) return [];
    return [{ by, direction: direction?.toLowerCase() === 'desc' ? 'desc' : 'asc' }];
  });
}

/** Each query had a limit of its own; here there is one, which counts included accounts too. */
function limitOf({ queries, include }: EarlierPool, notes: PoolNotes): number | null {
  const limits = queries.map(({ limit }) => Math.trunc(limit ?? 0));
  if (!limits.some((limit) => limit > 0)) return null;
  const sum = limits.every((limit) => limit > 0) ? limits.reduce((a, b) => a + b, 0) : null;
  if (limits.length > 1 || include.length > 0)
    notes.approximated('limit', limits.join(', '), sum === null ? 'no limit' : `${String(sum)} in all`);
  return sum;
}

function foldersOf(pool: EarlierPool, notes: PoolNotes): string[] {
  return pool.watched_paths.flatMap((path) => {
    const folder = path.replace(/^\.[/\\]/, '');
    if (watchedFolderParts(folder) === undefined) {
      notes.ignored('watchedFolders', `${path} (outside of the data folder)`);
      return [];
    }
    // There, whatever came from the folder belonged to the pool.
    notes.approximated(
      'watchedFolders',
      path,
      'its files are imported, the filter decides what belongs to the pool',
    );
    return [folder];
  });
}

/** The earlier program gave an account again until it had failed so often; by default never. */
function maxFailuresOf({ config }: EarlierPool, notes: PoolNotes): number {
  const given = config?.max_failures ?? 0;
  if (config?.retry_failed !== true) {
    if (given > 1) notes.converted('retry.maxFailures', `retry_failed: false`, 1);
    return 1;
  }
  return Math.max(1, Math.trunc(given));
}

function noteRest(pool: EarlierPool, notes: PoolNotes): void {
  if (pool.config?.refresh_interval != null) notes.ignored('config.refresh_interval');
  for (const key of Object.keys(pool)) if (!KNOWN_KEYS.has(key)) notes.ignored(key);
  for (const key of Object.keys(pool.config ?? {}))
    if (!KNOWN_CONFIG.has(key)) notes.ignored(`config.${key}`);
}
