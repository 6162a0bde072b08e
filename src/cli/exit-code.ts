/** What the shell gets: 0 done, 1 failed, 2 wrong usage, 3 not found, 130 interrupted. */
export const EXIT = { done: 0, failed: 1, usage: 2, notFound: 3, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
