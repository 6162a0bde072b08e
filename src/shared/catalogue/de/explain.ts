import type { Catalogue } from '../translate';
import { EXPLAINED_ERRORS } from './explain-errors';
import { EXPLAINED_FILES } from './explain-files';
import { EXPLAINED_RUNS } from './explain-runs';

/** What states, fields, problems, failures and errors are called, and what to do about them. */
export const EXPLAIN: Catalogue = { ...EXPLAINED_ERRORS, ...EXPLAINED_FILES, ...EXPLAINED_RUNS };
