import type { Command } from 'commander';
import { explainError } from '../shared/explain';
import { inOneLine } from '../shared/explain/words';
import { action, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { onDefinitions } from './on-definition';

interface TagOptions {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** `muster groups tag`: tags of many groups at once. */
export function addTagCommand(groups: Command, finish: Finish): void {
  const more = (value: string, before: readonly string[]): readonly string[] => [...before, value];
  groups
    .command('tag <names...>')
    .description('add and remove tags')
    .option('--add <tag>', 'a tag to add; may be given more than once', more, [])
    .option('--remove <tag>', 'a tag to remove; may be given more than once', more, [])
    .action(action(finish, tag));
}

function tag(context: CommandContext, names: string[], { add, remove }: TagOptions): Promise<ExitCode> {
  const { output } = context;
  return onDefinitions(context, names, async (found, { client }) => {
    const definitionIds = found.map(({ id }) => id);
    const tagged = await client.call('definitions.tag', {
      definitionIds,
      add: [...add],
      remove: [...remove],
    });
    if (!tagged.ok) return output.error(tagged.error);
    const { changed, failures } = tagged.value;
    output.result({ changed, failures }, () =>
      [
        `Changed ${String(changed)} of ${String(found.length)}.`,
        ...failures.map(({ error }) => inOneLine(explainError(error))),
      ].join('\n'),
    );
    return failures.length === 0 ? EXIT.done : EXIT.failed;
  });
}
