import type { Catalogue } from '../translate';

export const INSTANCES: Catalogue = {};
