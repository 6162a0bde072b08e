import type { Catalogue } from '../translate';

export const EXPLAIN: Catalogue = {};
