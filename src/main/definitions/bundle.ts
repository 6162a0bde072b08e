/** Version of bundles (`{ "musterBundle": 1, "definitions": […] }`) this program writes. */
export const BUNDLE_VERSION = 1;
