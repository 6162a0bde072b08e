import type { Catalogue } from '../translate';

export const GROUP_PAGE: Catalogue = {};
