import type { Catalogue } from '../translate';

export const SHARING: Catalogue = {};
