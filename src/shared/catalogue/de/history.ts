import type { Catalogue } from '../translate';

export const HISTORY: Catalogue = {};
