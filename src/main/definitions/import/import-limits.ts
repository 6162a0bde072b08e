import { MAX_DOCUMENT_BYTES } from '../../platform/file-bytes';

/** One file, or one piece of pasted text. */
export const MAX_SOURCE_BYTES = 8_000_000;
/** All sources of all open imports together: they are kept until they are written or discarded. */
export const MAX_IMPORT_BYTES = 64_000_000;
/** What is kept of one import, as JSON: its preview travels in one frame. */
export const MAX_KEPT_BYTES = 32_000_000;
/** Definitions, and sources or entries that are none, of one import. */
export const MAX_ROWS = 2_000;
/** Values of one source. Two thousand groups with a hundred values each have half as many. */
export const MAX_VALUES = 400_000;
/** Values of one definition; its mistakes are told one by one. */
export const MAX_VALUES_PER_DEFINITION = 20_000;
/** The store reads no larger file. */
export const MAX_DEFINITION_BYTES = MAX_DOCUMENT_BYTES;
/** Mistakes that are told of one definition. */
export const MAX_ISSUES = 20;
/** Notes that are told of one definition. */
export const MAX_NOTES = 50;
