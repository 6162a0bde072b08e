import type { AccountColumnMapping } from '../../../shared/account-import';
import { RefusedError } from '../accounts-thread';
import type { MappedColumn } from './row-checking';

/** The columns that are taken, in order. */
export function mappedColumns(mapping: AccountColumnMapping): readonly MappedColumn[] {
  return Object.entries(mapping).flatMap(([column, target]) => (target ? [{ column, target }] : []));
}

/** Throws `RefusedError` (`account_mapping_invalid`) where two columns go to one place, or none is the key. */
export function checkMapping(
  mapping: AccountColumnMapping,
  { needsKey }: { readonly needsKey: boolean },
): void {
  const taken = new Set<string>();
  for (const { column, target } of mappedColumns(mapping)) {
    const name = `${target.kind} ${target.name.toLowerCase()}`;
    if (taken.has(name))
      throw new RefusedError({ code: 'account_mapping_invalid', column, reason: 'target_twice' });
    taken.add(name);
  }
  if (needsKey && !taken.has('builtIn key'))
    throw new RefusedError({ code: 'account_mapping_invalid', column: '', reason: 'no_key' });
}
