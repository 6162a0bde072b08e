import { CONDITIONS } from '../src/main/routines/condition-registry';
import { between, table } from '../src/main/vision/templates/template-reference';
import { LANGUAGE_CODES } from '../src/main/vision/text/text-languages';

/** The page about what bots see with its lists made anew: conditions that look at the screen, and languages of text. */
export function withVisionLists(page: string): string {
  const rows = CONDITIONS.filter(({ isInstant }) => isInstant !== true).map(({ name, summary }) => [
    `[\`${name}\`](routines/conditions/${name}.md)`,
    summary.replace(/^Holds when /, 'Whether '),
  ]);
  const withConditions = between(page, 'conditions', table(['condition', 'tells'], rows));
  return between(withConditions, 'languages', languages());
}

/** What is written, and what the data is named by. */
function languages(): string {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const all = [...LANGUAGE_CODES].map(
    ([written, code]) => `\`${written}\` ${names.of(written) ?? written} (\`${code}\`)`,
  );
  return `${all.sort().join(', ')}.`.replaceAll(/(.{1,120})(?: |$)/g, '$1\n').trim();
}
