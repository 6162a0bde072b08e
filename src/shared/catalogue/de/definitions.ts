import type { Catalogue } from '../translate';

export const DEFINITIONS: Catalogue = {};
