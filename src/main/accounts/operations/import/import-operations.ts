import { beginImport, endImport, readAccountFields } from './begin-import';
import { finishImport } from './finish-import';
import { stageRows } from './stage-rows';

/** Importing accounts, as the thread of accounts does it. */
export const IMPORT_OPERATIONS = { beginImport, endImport, finishImport, readAccountFields, stageRows };
