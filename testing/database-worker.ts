import { programOfTests } from './programs';

/** The database's thread, bundled from its sources. */
export function databaseWorkerFromSource(): { url: URL } {
  return { url: programOfTests('database.worker') };
}
