import type { Catalogue } from '../translate';

export const COMPONENTS: Catalogue = {};
