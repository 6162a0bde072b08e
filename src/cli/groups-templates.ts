import type { Command } from 'commander';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { asTable } from './output';

/** `muster groups templates` and `new`: groups others are made from. */
export function addTemplateCommands(groups: Command, finish: Finish): void {
  groups.command('templates').description('groups others are made from').action(action(finish, list));
  groups
    .command('new <name>')
    .description('save a new group made from a template')
    .requiredOption('--template <name>', 'name or id of the template')
    .action(action(finish, create));
}

function list(context: CommandContext): Promise<ExitCode> {
  return withSession(context, async ({ client }) => {
    const listed = await client.call('groupTemplates.list', {});
    if (!listed.ok) return context.output.error(listed.error);
    const { templates } = listed.value;
    context.output.result(templates, () =>
      templates.length === 0
        ? 'No templates here yet.'
        : asTable(templates.map(({ name, routineName, description }) => [name, routineName, description])),
    );
    return EXIT.done;
  });
}

function create(context: CommandContext, name: string, options: { template: string }): Promise<ExitCode> {
  return withSession(context, async ({ client }) => {
    const listed = await client.call('groupTemplates.list', {});
    if (!listed.ok) return context.output.error(listed.error);
    const wanted = options.template.trim().toLocaleLowerCase('en');
    const { templates } = listed.value;
    const template =
      templates.find(({ templateId }) => templateId === options.template) ??
      templates.find((candidate) => candidate.name.trim().toLocaleLowerCase('en') === wanted);
    if (!template)
      return context.output.error({ code: 'group_template_not_found', templateId: options.template });
    const read = await client.call('groupTemplates.read', { templateId: template.templateId });
    if (!read.ok) return context.output.error(read.error);
    const created = await client.call('definitions.create', { draft: { ...read.value.draft, name } });
    if (!created.ok) return context.output.error(created.error);
    context.output.result(created.value, () => `Saved “${name}”, made from “${template.name}”.`);
    return EXIT.done;
  });
}
