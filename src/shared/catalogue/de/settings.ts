import type { Catalogue } from '../translate';

export const SETTINGS: Catalogue = {};
