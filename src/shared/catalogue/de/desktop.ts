import type { Catalogue } from '../translate';

export const DESKTOP: Catalogue = {};
