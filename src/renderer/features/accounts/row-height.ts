/** Height of a row in pixels; `accounts-table.module.css` has the same. */
export const ROW_HEIGHT = 42;
