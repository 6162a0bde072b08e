/** All files of one import together. What is larger is refused before it is read. */
export const MAX_IMPORT_BYTES = 2_000_000_000;
/** Rows of one import: they are written in one transaction, which keeps everybody else from writing meanwhile. */
export const MAX_IMPORT_ROWS = 1_000_000;
/** Text of one row of a CSV file, one object of a JSON file, one account of an XML file; UTF-16 units. */
export const MAX_ROW_CHARS = 4_000_000;
/** Columns of one import. A data folder has at most 200 fields. */
export const MAX_COLUMNS = 500;
/** How deep JSON and XML may nest. Accounts are flat: what is in our own files is three deep. */
export const MAX_DEPTH = 16;
/** Files of one import: a folder of one account each is what the program many come from has. */
export const MAX_SOURCES = 200_000;
/** Problems that are told one by one; the others are counted. */
export const MAX_PROBLEMS = 100;
/** Rows that cross a thread boundary, and are staged in one transaction, together. */
export const ROWS_PER_BATCH = 500;
/** Bytes read at once. */
export const READ_BYTES = 64 * 1_024;
/** Bytes handed over that stay in memory, of one import; what is beyond goes to an encrypted file. */
export const MEMORY_BYTES = 16_000_000;
export const MAX_OPEN_IMPORTS = 4;
export const MAX_OPEN_EXPORTS = 4;
/** An import or export without a call for so long is forgotten. */
export const IDLE_MS = 600_000;
