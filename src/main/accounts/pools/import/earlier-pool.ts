import { z } from 'zod';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]);
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** One condition of a query; a query asks for all of its conditions. */
export const EarlierFilter = z.looseObject({
  column: z.string(),
  comparator: z.string(),
  value: z.union([text, z.array(text)]).nullish(),
  enabled: flag.nullish(),
});
export type EarlierFilter = z.infer<typeof EarlierFilter>;

export const EarlierQuery = z.looseObject({
  name: text.nullish(),
  filters: list(EarlierFilter),
  sort: list(z.looseObject({ column: z.string(), direction: z.string().nullish(), enabled: flag.nullish() })),
  limit: z.number().nullish(),
});
export type EarlierQuery = z.infer<typeof EarlierQuery>;

/** A pool as the earlier program wrote it: the union of its queries, with lists of keys and folders beside them. */
export const EarlierPool = z.looseObject({
  pool_name: text.nullish(),
  description: text.nullish(),
  queries: list(EarlierQuery),
  include: list(text),
  exclude: list(text),
  watched_paths: list(text),
  config: z
    .looseObject({
      sort_method: z.string().nullish(),
      retry_failed: flag.nullish(),
      max_failures: z.number().nullish(),
      refresh_interval: z.number().nullish(),
    })
    .nullish(),
});
export type EarlierPool = z.infer<typeof EarlierPool>;
