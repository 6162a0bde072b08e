import type { RoutineSummary } from '../../../shared/routine-summary';

type Sample = Pick<RoutineSummary, 'name' | 'title' | 'description' | 'tags'>;

const PART = /(<!-- samples of (\w+) -->\n)[\s\S]*?(<!-- end of samples -->)/g;

/**
 * The page about the sample routines with its tables made anew: each pair of comments encloses the routines of one
 * folder, in the order of their names, building blocks left to the folder they stand in.
 */
export function withSampleTables(page: string, samples: readonly Sample[]): string {
  return page.replaceAll(
    PART,
    (_all, start: string, folder: string, end: string) =>
      `${start}\n${tableOf(samples.filter(({ name }) => name.startsWith(`${folder}/`)))}\n\n${end}`,
  );
}

function tableOf(samples: readonly Sample[]): string {
  const rows = samples
    .toSorted((a, b) => depth(a) - depth(b) || (a.name < b.name ? -1 : 1))
    .map(
      ({ name, title, description }) =>
        `| [\`${name}\`](${name}.yaml) | ${escapeCell(title)} | ${escapeCell(description)} |`,
    );
  return ['| routine | title | what it does |', '|---|---|---|', ...rows].join('\n');
}

/** What is read first comes first: lessons before the blocks they are built of. */
function depth({ name, tags }: Sample): number {
  return name.split('/').length + (tags.includes('building block') ? 1 : 0);
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
