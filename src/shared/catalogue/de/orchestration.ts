import type { Catalogue } from '../translate';

export const ORCHESTRATION: Catalogue = {};
