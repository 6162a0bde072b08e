import type { Catalogue } from '../translate';

export const APP: Catalogue = {};
